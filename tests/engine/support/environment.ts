// The variables that a build reads, cleared so that the shell does not affect tests.
const variables = ['SITE_URL', 'BASE_PATH', 'CONTENT_DIR', 'OUT_DIR', 'SOURCE_DATE_EPOCH']

for (const name of variables) delete process.env[name]
