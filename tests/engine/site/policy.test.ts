import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from '@playwright/test'
import { CspEvaluator } from 'csp_evaluator'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { readNodes } from '../../../lib/galley/html/html'
import { parseHeadersFile } from '../../../lib/galley/outputs/hosts/headers-file'
import { listFiles } from '../../support/files'
import type { Site } from '../../support/pages'
import { test } from './browse'
import { blog, sites, world } from './sites'

const listPages = async (site: Site) => (await listFiles(site.dir)).filter((file) => file.endsWith('.html'))

/** Returns the policy of a page; '' if it has none, or if anything that the policy should govern precedes it. */
async function readPolicy(site: Site, file: string): Promise<string> {
  const nodes = readNodes(await readFile(path.join(site.dir, file), 'utf8'))
  const elements = nodes.filter((node) => node.kind === 'element')
  const [, , charset, policy] = elements
  expect(charset?.attributes.has('charset'), file).toBe(true)
  expect(policy?.attributes.get('http-equiv'), file).toBe('Content-Security-Policy')
  return policy?.attributes.get('content') ?? ''
}

/** Returns the findings of Google's evaluator for a policy, without those that it is not sure of. */
function findGrave(policy: string): string[] {
  const findings = new CspEvaluator(new CspParser(policy).csp).evaluate()
  const grave = findings.filter(({ severity }) => severity <= Severity.MEDIUM)
  return grave.map(({ directive, description }) => `${directive}: ${description}`)
}

for (const site of sites) {
  test(`every page of the site "${site.name}" has a policy before all else, without a way around it`, async () => {
    for (const file of await listPages(site)) {
      const policy = await readPolicy(site, file)
      expect(policy, file).not.toMatch(/'unsafe-(?:inline|eval)'|\*|data:|http:/)
      expect(policy.includes("'wasm-unsafe-eval'"), file).toBe(file === 'search/index.html')
      // React creates scripts through innerHTML: see page-policy.ts.
      const hydrates = (await readFile(path.join(site.dir, file), 'utf8')).includes('self.__next_f')
      expect(policy.includes("require-trusted-types-for 'script';trusted-types 'none'"), file).toBe(!hydrates)
    }
  })

  test(`Google's evaluator finds nothing serious in the policies of the site "${site.name}"`, async () => {
    const [rule] = parseHeadersFile(await readFile(path.join(site.dir, '_headers'), 'utf8'))
    const sent = rule?.headers['Content-Security-Policy'] ?? ''
    const files = await listPages(site)
    // Browsers enforce both the page's own policy and that of the header.
    const policies = new Set(await Promise.all(files.map(async (file) => `${await readPolicy(site, file)}; ${sent}`)))
    for (const policy of policies) expect(findGrave(policy), policy).toEqual([])
    expect(findGrave(`${sent}; default-src 'self' 'unsafe-inline'`)).not.toEqual([])
    console.log(`${site.name}: ${policies.size} policies of ${files.length} pages`)
  })
}

for (const site of [blog, world]) {
  test(`Chromium blocks nothing on any page of the site "${site.name}"`, async ({ page, visit }) => {
    test.setTimeout(300_000)
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        console.error(`${violatedDirective} forbids ${blockedURI} ${sample}`),
      )
    })
    const files = (await listPages(site)).filter((file) => /^404\.html$|(?:^|\/)index\.html$/.test(file))
    for (const file of files) {
      await visit(
        site,
        `/${file
          .replace(/(^|\/)index\.html$/, '$1')
          .split('/')
          .map(encodeURIComponent)
          .join('/')}`,
      )
      await page.waitForLoadState('networkidle')
      await expect(page.getByRole('heading', { level: 1 }).first(), file).toBeVisible()
    }
    console.log(`${site.name}: ${files.length} pages in Chromium`)
  })
}

test('what a script of a page writes as HTML is refused, and the search is not', async ({ visit, watch }) => {
  const page = await visit(world, '/search/?q=note')
  await expect(page.locator('.search-results li').first()).toBeVisible()
  expect(watch.problems).toEqual([])
  const write = page.evaluate(() => {
    document.body.innerHTML = '<img src="x" onerror="document.title = \'evil\'">'
  })
  await expect(write).rejects.toThrow("requires 'TrustedHTML'")
  expect(watch.problems.splice(0).join('\n')).toMatch(/TrustedHTML|Trusted Type/)
})

test('a script and a style that were written into a page do nothing', async ({ page, visit, watch }) => {
  await page.route('**/posts/emoji/', async (route) => {
    const response = await route.fetch()
    const html = await response.text()
    const evil = '<script>document.title = "evil"</script><img src="x" onerror="document.title = \'evil\'">'
    const style = '<style>body { display: none }</style><base href="https://evil.example/">'
    await route.fulfill({ response, body: html.replace('<main', `${evil}${style}<main`) })
  })
  await visit(world, '/posts/emoji/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await page.title()).not.toBe('evil')
  expect(await page.evaluate(() => document.baseURI)).toMatch(/^http:\/\/127\.0\.0\.1/)
  expect(watch.problems.splice(0).join('\n')).toContain('Content Security Policy')
})
