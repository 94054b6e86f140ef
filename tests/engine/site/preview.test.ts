import { spawn } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { checkout, world } from './sites'

/** Runs the preview until it ends or has printed `pattern`; calls `use` with the match. */
async function preview(
  variables: Record<string, string>,
  pattern: RegExp,
  use: (match: string) => Promise<void>,
  args: string[] = [],
) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/galley/cli/preview.ts', ...args], {
    cwd: checkout,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  let output = ''
  const printed = new Promise<string | undefined>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
        const [match] = pattern.exec(output) ?? []
        if (match) resolve(match)
      })
    }
    child.on('close', () => resolve(undefined))
  })
  try {
    const match = await printed
    if (match) await use(match)
  } finally {
    child.kill()
  }
  return { code: await ended, output }
}

test('npm run preview prints an address at which the site is', async () => {
  let title = ''
  await preview({ OUT_DIR: world.dir, BASE_PATH: '/blog', PORT: '0' }, /http:\S+/, async (address) => {
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/blog\/$/)
    const response = await fetch(address)
    title = /<title>(.*?)<\/title>/.exec(await response.text())?.[1] ?? ''
    expect((await fetch(new URL('/elsewhere/', address))).status).toBe(404)
  })
  expect(title).toBe('Galley')
})

test('npm run preview says what to do if there is no site yet', async () => {
  const { code, output } = await preview({ OUT_DIR: '.test/none', PORT: '0' }, /never/, async () => {})
  expect(code).toBe(1)
  expect(output).toBe('Folder ".test/none" does not exist. Run npm run build first.\n')
})

test('npm run preview -- --host behaves like that host', async () => {
  const variables = { OUT_DIR: world.dir, BASE_PATH: '/blog', PORT: '0' }
  let answers: unknown[] = []
  const use = async (address: string) => {
    const response = await fetch(new URL('2019/old.html', address), { redirect: 'manual' })
    answers = [response.status, response.headers.get('location'), response.headers.get('x-content-type-options')]
  }
  await preview(variables, /http:\S+/, use, ['--host', 'cloudflare'])
  expect(answers).toEqual([301, '/blog/posts/emoji/', null])
  await preview(variables, /http:\S+/, use, ['--host', 'github'])
  expect(answers).toEqual([200, null, null])
})

test('npm run preview says which hosts it knows', async () => {
  const { code, output } = await preview({ OUT_DIR: world.dir, PORT: '0' }, /never/, async () => {}, ['--host', 'x'])
  expect(code).toBe(1)
  expect(output).toBe('Unknown host "x". Usage: npm run preview [-- --host cloudflare|netlify|github]\n')
})
