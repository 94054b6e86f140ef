import { spawnSync } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { blog, checkout, empty, single } from './sites'

const report = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'lib/galley/cli/report.ts', ...args], {
    cwd: checkout,
    encoding: 'utf8',
  })

test('a report on two builds has what came in with a post', () => {
  const { status, stdout } = report('--base', empty.dir, '--head', single.dir)
  expect(status).toBe(0)
  expect(stdout).toContain('- <code>/posts/only/</code> The only one\n')
  expect(stdout).toContain('+# The only one\n')
  expect(stdout).not.toContain('lead nowhere')
})

test('a report on two builds has what went with a post, and lets it pass', () => {
  const { status, stdout } = report('--base', single.dir, '--head', empty.dir)
  expect(status).toBe(0)
  expect(stdout).toContain('- <code>/posts/only/</code> The only one: if another post replaces it')
})

test('a report on one build is a line', () => {
  const { stdout } = report('--base', blog.dir, '--head', blog.dir)
  expect(stdout).toMatch(/^Nothing changes for readers: all \d+ files are identical\.\n$/)
})

test('a report without two builds says what it wants', () => {
  for (const [args, message] of [
    [[], 'Usage: npm run report -- --base'],
    [['--base', 'tests'], 'No built site in "tests". Run npm run build first.'],
    [['--what'], "Unknown option '--what'"],
  ] as const) {
    const { status, stdout, stderr } = report(...args)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain(message)
  }
})
