import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { createSource, writeTemporaryContent } from '../support/content'
import { checkout } from './sites'

const run = (dir: string) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'lib/galley/cli/permalinks.ts'], {
    cwd: checkout,
    env: { ...process.env, CONTENT_DIR: dir },
    encoding: 'utf8',
  })

const post = (fields: Record<string, unknown> = {}) =>
  createSource({ title: 'A', date: '2024-02-29', ...fields }, 'Text.')

test('npm run permalinks adds what is published, once', async () => {
  const dir = await writeTemporaryContent({
    'posts/b.mdx': post({ unlisted: true, aliases: ['/old/'] }),
    'posts/a.mdx': post(),
    'posts/draft.mdx': post({ draft: true }),
    'posts/future.mdx': post({ date: '9999-01-01' }),
    'pages/about.mdx': createSource({ title: 'About' }, 'Text.'),
  })
  const { status, stdout } = run(dir)
  expect({ status, lines: stdout.split('\n').slice(0, 3) }).toEqual({
    status: 0,
    lines: ['/about/', '/posts/a/', '/posts/b/'],
  })
  const ledger = await readFile(path.join(dir, 'permalinks.txt'), 'utf8')
  expect(ledger).toMatch(/^(?:#.*\n)+\/about\/\n\/posts\/a\/\n\/posts\/b\/\n$/)
  expect(run(dir).stdout).toMatch(/^0 permalinks added to /)
  expect(await readFile(path.join(dir, 'permalinks.txt'), 'utf8')).toBe(ledger)
})

test('npm run permalinks adds nothing of faulty content', async () => {
  const dir = await writeTemporaryContent({ 'posts/Not_A_Slug.mdx': post() })
  const { status, stdout, stderr } = run(dir)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain('"Not_A_Slug" cannot be part of an address.')
})
