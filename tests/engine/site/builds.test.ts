import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { listFiles } from '../../support/files'
import { readBuild } from './builds'
import { marker } from './content'
import { checkout, codeCheckout, testDir, world } from './sites'

test('two clean builds are identical, in different time zones and after builds of other content', async () => {
  const { files } = await readBuild('blog')
  expect(Object.keys(files).length).toBeGreaterThan(50)
  expect((await readBuild('blog-kiritimati')).files).toEqual(files)
})

test('a build after another, in a shell with NODE_ENV=development, is identical to a clean one', async () => {
  expect((await readBuild('blog-los-angeles')).files).toEqual((await readBuild('blog')).files)
})

for (const name of ['blog', 'world', 'empty', 'single', 'blog-kiritimati']) {
  test(`the build of "${name}" prints no warning`, async () => {
    const { output } = await readBuild(name)
    // Next warns since the checkout is inside of another one.
    const ownOutput = output.replace(/^⚠ Warning: Next\.js inferred your workspace root(?:.*\n)+?\n/m, '')
    expect(ownOutput.split('\n').filter((line) => /⚠|warn|deprecat|error/i.test(line))).toEqual([])
    expect(output).toContain('publish')
  })
}

test('a build removes bundles that are more than a day old, and no others', async () => {
  const bundles = await readdir(path.join(codeCheckout, '.contentlayer/build'))
  expect(bundles).toEqual(expect.arrayContaining(['index.mjs', 'left-1-hours-ago.mjs']))
  expect(bundles).not.toContain('left-48-hours-ago.mjs')
})

test.describe('a build of faulty content', () => {
  test('fails and names every file with its line', async () => {
    const { code, output } = await readBuild('broken')
    expect(code).toBeGreaterThan(0)
    expect(output).toContain('content/posts/no-title.mdx:1:1')
    expect(output).toContain('content/posts/bad-yaml.mdx:2:8')
    expect(output).toContain('content/posts/bad-date.mdx:3:7')
    expect(output).toContain('Write date: 2021-02-28 or 2021-03-01')
  })

  test('runs nothing of it, however long the check takes', async () => {
    expect((await readBuild('broken')).output).toContain('Frontmatter must be YAML, not js.')
    expect(existsSync(marker)).toBe(false)
  })

  test('leaves the site that it would have replaced as it is', async () => {
    expect((await readBuild('broken')).files).toEqual((await readBuild('world')).files)
    expect(await listFiles(world.dir)).toContain('index.html')
  })

  test('leaves nothing beside it', async () => {
    const names = await readdir(path.join(testDir, 'sites'))
    expect(names.filter((name) => name.includes('.'))).toEqual([])
  })
})

test.describe('npm run check', () => {
  const check = (name: string) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'lib/galley/cli/check.ts'], {
      cwd: checkout,
      env: { ...process.env, CONTENT_DIR: path.join(testDir, 'content', name, 'content') },
      encoding: 'utf8',
    })

  test('fails at faulty content and reports it', () => {
    const { status, stdout } = check('broken')
    expect(status).toBe(1)
    expect(stdout).toMatch(/\n35 files checked, 4 errors, 0 warnings\n$/)
    expect(stdout).toContain('content/posts/bad-date.mdx:3:7  error  date-invalid')
  })

  test('accepts good content, drafts included', () => {
    const { status, stdout } = check('world')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^\d+ files checked, 0 errors, 0 warnings\n$/)
  })
})
