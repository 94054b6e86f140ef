import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Site } from '../../support/pages'
import { getFile, readPages } from '../../support/pages'
import { nameFile, runTool, type Validator } from './validator'

/** Checks links and fragments within the site with hyperlink: https://github.com/Munter/hyperlink */
export const links: Validator = {
  name: 'links',
  tools: [],
  async run(sites) {
    const total = { pages: 0, checks: 0, filtered: 0 }
    const faults: string[] = []
    for (const site of sites) {
      const verdict = await checkSite(site)
      total.pages += verdict.pages
      total.checks += verdict.checks
      total.filtered += verdict.filtered
      faults.push(...verdict.faults)
    }
    const { pages, checks, filtered } = total
    return { checked: `${pages} pages, ${checks} links, ${filtered} false reports filtered`, faults }
  },
}

/** Runs hyperlink on a site that is linked into a folder at its base path. */
async function checkSite(site: Site) {
  const root = await mkdtemp(path.join(tmpdir(), 'galley-'))
  try {
    const dir = path.join(root, site.basePath || 'site')
    await mkdir(path.dirname(dir), { recursive: true })
    await symlink(site.dir, dir)
    const pages = await readPages(site)
    const where = ['--root', site.basePath ? root : dir, '--canonicalroot', `${site.origin}/`]
    const files = pages.map(({ file }) => path.join(dir, file))
    const { stdout, stderr } = runTool('hyperlink', ['--recursive', '--internal', ...where, ...files])
    const checks = Number(/^# tests +(\d+)$/m.exec(stdout)?.[1])
    if (!checks) throw new Error(`hyperlink checked nothing.\n${stdout}${stderr}`)
    const ids = new Map(pages.map(({ file, ids }) => [file, ids]))
    const reports = stdout.split(/^(?=(?:not )?ok )/m).filter((report) => report.startsWith('not ok'))
    const faults = reports.filter((report) => !isKnown(report, site, path.relative('.', dir), ids))
    return {
      pages: pages.length,
      checks,
      filtered: reports.length - faults.length,
      faults: faults.map((fault) => summarise(fault).replaceAll(path.relative('.', dir), nameFile(site.dir))),
    }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

/** Returns whether a report is a known false positive of hyperlink. */
function isKnown(report: string, site: Site, dir: string, ids: Map<string, Set<string>>): boolean {
  // The script exists, but its syntax is too new for hyperlink's parser.
  if (report.includes('Unknown node type StaticBlock.')) return true
  // hyperlink does not decode fragments, but browsers do:
  // https://html.spec.whatwg.org/multipage/browsing-the-web.html#find-a-potential-indicated-element
  const [, from = '', to, fragment] = /^not ok \d+ fragment-check (.+) --> (\S*?)#(\S+)$/m.exec(report) ?? []
  if (fragment === undefined) return false
  const file = to ? getFile(site, new URL(to, site.origin)) : path.relative(dir, from)
  return ids.get(file ?? '')?.has(decodeURIComponent(fragment)) ?? false
}

/** Returns a report on one line. */
function summarise(report: string): string {
  const read = (name: string) => new RegExp(`^ +${name}:\\s*(.*)$`, 'm').exec(report)?.[1] ?? ''
  return `${read('at')}: ${read('operator')}: expected ${read('expected')}, found ${read('actual')}`
}
