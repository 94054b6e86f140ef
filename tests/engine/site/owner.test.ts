import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { createSource, type Files, svg, writeContent } from '../support/content'
import { makeCheckout } from './checkout'
import { testDir } from './sites'

const files: Files = {
  'authors.yml': 'authors:\n  - key: hana\n    name: 花 山田\n',
  'pages/about.mdx': createSource({ title: 'このブログについて' }, '水と山について書いています。'),
  ...Object.fromEntries(
    ['川', '湖', '海'].map((name, index): [string, string] => [
      `posts/water-${index}/index.mdx`,
      createSource(
        { title: `静かな${name}`, date: `2025-0${index + 1}-01`, tags: [name, '水'], series: '水辺', part: index + 1 },
        `${name}を見ました。\n\n{/* more */}\n\n![${name}](./picture.svg)\n\n## 朝の${name}\n\n静かです。\n\n## 昼の${name}\n\n明るいです。\n\n## 夜の${name}\n\n暗いです。`,
      ),
    ]),
  ),
  ...Object.fromEntries([0, 1, 2].map((index) => [`posts/water-${index}/picture.svg`, svg])),
}

/** Returns `lib/site.ts` with the facts of another owner. */
function edit(facts: string): string {
  return facts
    .replace(/(title:) '.*'/, "$1 '静かな水'")
    .replace(/(lang:) '.*'/, "$1 'ja'")
    .replace(/(timeZone:) '.*'/, "$1 'Asia/Tokyo'")
    .replace(/(authors:) .*,/, "$1 ['hana'],")
    .replace(/(postsPerPage:) .*,/, '$1 2,')
    .replace(/label: 'Search'/, "label: '検索'")
    .replace(/^ {2}(?:licence|contact): .*\n/gm, '')
}

test('the tests of an owner pass with a blog in Japanese, in the zone of Tokyo, below a path', async () => {
  test.setTimeout(600_000)
  const dir = path.join(testDir, 'checkout-owner')
  await rm(dir, { recursive: true, force: true })
  await makeCheckout(dir, edit)
  await writeContent(path.join(dir, 'content'), files)
  const config = ['--config', 'tests/smoke/playwright.config.ts', '--reporter', 'line']
  const { status, stdout } = spawnSync(
    process.execPath,
    [path.resolve('node_modules/@playwright/test/cli.js'), 'test', ...config],
    { cwd: dir, env: { ...process.env, BASE_PATH: '/blog', NODE_ENV: 'test' }, encoding: 'utf8' },
  )
  expect(status, stdout).toBe(0)
  expect(stdout).toMatch(/\d+ passed/)
})
