import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('..'),
  resolve: {
    alias: {
      '@': at('..').replace(/\/$/, ''),
      // What Contentlayer would generate, so that no unit test needs a build.
      '#contentlayer/generated': at('fixtures/generated.ts'),
      '#contentlayer/edits': at('fixtures/edits.ts'),
    },
  },
  test: {
    include: ['tests/unit/**/*.test.ts'],
    // A hung test ends some day; a slow machine is no fault.
    testTimeout: 120_000,
    setupFiles: [at('support/environment.ts')],
    unstubEnvs: true,
  },
})
