import { defineConfig } from '@playwright/test'
import { browserFlags, ensureBrowser } from '../browser'
import './support/environment'
import './support/use-fixture-site.cjs'

export default defineConfig({
  testDir: 'site',
  outputDir: '../../.test/results',
  globalSetup: './site/build-sites.ts',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  reporter: [['list']],
  use: {
    launchOptions: { executablePath: ensureBrowser(), args: browserFlags },
  },
})
