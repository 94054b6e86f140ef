import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { execArgv, useFixtureSite, withFixtureSite } from './support/fixture-site.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('../..'),
  plugins: [useFixtureSite],
  resolve: {
    alias: {
      '@': at('../..').replace(/\/$/, ''),
      // What Contentlayer would generate, so that no unit test needs a build.
      '#contentlayer/generated': at('fixtures/generated.ts'),
      '#contentlayer/edits': at('fixtures/edits.ts'),
    },
  },
  test: {
    include: ['tests/engine/unit/**/*.test.ts'],
    // A hung test ends some day; a slow machine is no fault.
    testTimeout: 120_000,
    execArgv,
    // For the programs that a test starts.
    env: withFixtureSite,
    setupFiles: [at('support/environment.ts')],
    unstubEnvs: true,
  },
})
