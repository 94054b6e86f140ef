// What the environment can tell a build; a variable of the shell must not decide a test.
const variables = ['SITE_URL', 'BASE_PATH', 'CONTENT_DIR', 'OUT_DIR', 'SOURCE_DATE_EPOCH']

for (const name of variables) delete process.env[name]
