import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// A variable of the shell must not decide a test; a test that needs one sets it.
for (const name of ['SITE_URL', 'BASE_PATH', 'CONTENT_DIR', 'OUT_DIR', 'SOURCE_DATE_EPOCH']) delete process.env[name]

export default defineConfig({
  root: at('..'),
  resolve: {
    alias: {
      '@': at('..').replace(/\/$/, ''),
      // What Contentlayer would generate, so that no unit test needs a build.
      '#contentlayer/generated': at('fixtures/generated.ts'),
    },
  },
  test: {
    include: ['tests/unit/**/*.test.ts'],
    unstubEnvs: true,
  },
})
