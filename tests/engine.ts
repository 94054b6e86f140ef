import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

// The engine's own tests, unless the owner has deleted them: all, or with arguments the site tests that these name.
if (existsSync('tests/engine')) {
  const names = process.argv.slice(2)
  if (names.length === 0) {
    const vitest = ['vitest', 'run', '--config', 'tests/engine/vitest.config.ts']
    run('--import', 'tsx', 'lib/galley/cli/tools.ts', 'fonts', ...vitest)
  }
  run('node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/engine/playwright.config.ts', ...names)
}

/** Runs a program; ends this one if it fails. */
function run(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
