import { spawnSync } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from '@playwright/test'
import { readClientModules } from '../../../lib/galley/adapters/next/client-manifests'
import { frameworkModules } from '../../../lib/galley/adapters/next/runtime'
import { readNodes } from '../../../lib/galley/html/html'
import { listFiles } from '../../support/files'
import type { Site } from '../../support/pages'
import { test } from './browse'
import { readBuild } from './builds'
import { blog, checkout, code, hostile, sites, world } from './sites'

/** The pages with an island, which may load JavaScript. */
const islands = new Map([
  [blog, 'posts/dhcp-static-route/index.html'],
  [world, 'posts/emoji/index.html'],
  [hostile, 'posts/clobbering/index.html'],
  [code, '2020/01/01/island.html'],
])

const ownScript = /^(?:inline|application\/ld\+json|speculationrules)$/

test("the list of Next's own modules is what the installed Next puts on pages", async () => {
  const modules = [...(await readClientModules(path.join(checkout, '.next'))).values()]
  const next = modules.filter((module) => module.startsWith('node_modules/'))
  expect(next.map((module) => module.replace('node_modules/', '')).sort()).toEqual(frameworkModules)
})

test("Next does not split pages' payloads into segments", async () => {
  const files = await readdir(path.join(checkout, '.next/server/app'), { recursive: true })
  // The build removes the files of pages but leaves folders, so those of segments would still exist.
  expect(files).toContain('archive')
  expect(files.filter((file) => file.includes('.segments'))).toEqual([])
})

for (const site of sites) {
  test(`no page of the site "${site.name}" loads framework JavaScript, except those with islands`, async () => {
    for (const file of await listPages(site)) {
      if (file === islands.get(site)) continue
      const html = await readFile(path.join(site.dir, file), 'utf8')
      expect(html, file).not.toMatch(/_next|__next_f/)
      for (const node of readNodes(html)) {
        expect(node.kind, file).toBe('element')
        if (node.kind !== 'element' || node.tagName !== 'script') continue
        const { attributes } = node
        expect(attributes.get('src') ?? attributes.get('type') ?? 'inline', file).toMatch(ownScript)
      }
    }
  })

  test(`the site "${site.name}" contains no payload and no unused chunk`, async () => {
    const files = await listFiles(site.dir)
    expect(files.filter((file) => file.endsWith('.txt'))).toEqual(['llms.txt', 'robots.txt'])
    if (!islands.has(site)) expect(await readdir(site.dir)).not.toContain('_next')
  })
}

test('the build names the page that keeps its JavaScript, and the island', async () => {
  const { output } = await readBuild('blog')
  const [, page, island] = /(\S+) keeps its JavaScript for (\S+)/.exec(output) ?? []
  expect(page).toBe(islands.get(blog))
  // Next's paths are relative to the outer checkout.
  expect(path.relative(checkout, path.resolve(island ?? ''))).toBe('components/islands/Option121Encoder.tsx')
  expect(output.match(/keeps its JavaScript/g)).toHaveLength(1)
})

for (const site of sites) {
  test(`npm run budget finds every page of the site "${site.name}" within it, and a framework only with islands`, () => {
    const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'lib/galley/cli/budget.ts'], {
      cwd: checkout,
      env: { ...process.env, OUT_DIR: site.dir, BASE_PATH: site.basePath },
      encoding: 'utf8',
    })
    expect(status).toBe(0)
    expect(stdout).toMatch(/^404\.html +0 +[1-9]\d* +[1-9]\d* +[1-9]\d* +2$/m)
    const withFramework = Array.from(stdout.matchAll(/^(\S+\.html) +[1-9]/gm), ([, page]) => page)
    expect(withFramework).toEqual([islands.get(site) ?? []].flat())
  })
}

test('the styles of an island are on its page alone, in the head', async () => {
  const read = (file: string) => readFile(path.join(blog.dir, file), 'utf8')
  expect(await read('posts/dhcp-static-route/index.html')).toMatch(/<head>.*<style[^>]*>[^<]*\.option121\b.*<\/head>/s)
  expect(await read('posts/toolforge-k8s/index.html')).not.toContain('.option121')
})

test('a first visit to a post without images loads only the page and the icon', async ({ page, visit }) => {
  const paths: string[] = []
  page.on('request', (request) => paths.push(new URL(request.url()).pathname))
  await visit(world, '/posts/chinese/')
  await page.waitForLoadState('networkidle')
  expect(paths.filter((path) => !path.endsWith('/icon.svg') && !path.endsWith('/favicon.ico'))).toEqual([
    '/blog/posts/chinese/',
  ])
})

async function listPages(site: Site): Promise<string[]> {
  return (await listFiles(site.dir)).filter((file) => file.endsWith('.html'))
}
