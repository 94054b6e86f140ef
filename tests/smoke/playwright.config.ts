import { defineConfig } from '@playwright/test'
import { browserFlags, ensureBrowser } from '../browser'

export default defineConfig({
  testDir: '.',
  outputDir: '../../.test/smoke/results',
  globalSetup: './build-site.ts',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // Some tests visit pages of every kind.
  timeout: 300_000,
  reporter: [['list']],
  use: {
    launchOptions: { executablePath: ensureBrowser(), args: browserFlags },
  },
})
