import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { listFiles } from '../support/files'
import { checkLinks, getFile, readPages } from '../support/pages'
import { site } from './site'

/** Runs a command of package.json on the site. Returns its output if it fails, and otherwise ''. */
function run(command: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', `lib/galley/cli/${command}.ts`], {
    env: { ...process.env, OUT_DIR: site.dir },
    encoding: 'utf8',
  })
  return status === 0 ? '' : `${stdout}\n${stderr}`
}

test('the content passes the check', () => {
  expect(run('check')).toBe('')
})

test('every page is within the budget', () => {
  expect(run('budget')).toBe('')
})

test('every link leads somewhere, and so does every address of the sitemap', async () => {
  const files = new Set(await listFiles(site.dir))
  const pages = await readPages(site)
  expect(checkLinks(site, files, pages)).toEqual([])
  expect(pages.flatMap(({ links }) => links).length).toBeGreaterThan(0)
  const sitemap = await readFile(path.join(site.dir, 'sitemap.xml'), 'utf8')
  const locations = Array.from(sitemap.matchAll(/<loc>(.*?)<\/loc>/g), ([, location = '']) => location)
  expect(locations.length).toBeGreaterThan(0)
  expect(locations.filter((location) => !files.has(getFile(site, new URL(location)) ?? ''))).toEqual([])
})
