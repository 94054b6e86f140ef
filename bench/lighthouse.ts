import { execFile } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { archiveHref, indexHref, postHref, searchHref, tagHref } from '../lib/galley/addresses/urls'
import { createPreviewServer } from '../lib/galley/cli/preview/server'
import { env } from '../lib/galley/core/env'
import { outputFile } from '../lib/galley/core/output'
import { readNodes } from '../lib/galley/html/html'
import { readFrom, withChromium } from './processes'
import { withServer } from './serve'
import { formatTable, median } from './table'

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const rounds = 3

/** The post that is also measured as a bare HTML file. */
const article = postHref({ slug: 'toolforge-k8s-part2', date: { day: '2020-06-15' } })
const pages = [
  indexHref(),
  article,
  postHref({ slug: 'everything-a-post-can-hold', date: { day: '2018-06-01' } }),
  tagHref('netfilter'),
  archiveHref(),
  searchHref(),
]

/** The part of a result that is read: https://github.com/GoogleChrome/lighthouse/blob/main/docs/understanding-results.md */
const resultSchema = z.object({
  runtimeError: z.object({ message: z.string() }).optional(),
  audits: z.record(z.string(), z.object({ score: z.number().nullable(), numericValue: z.number().optional() })),
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
})

type Result = { scores: number[]; failed: string[]; lcp: number; tbt: number; cls: number }

/**
 * Runs Lighthouse on a page as a phone with a slow network. Returns scores from 0 to 100, times in milliseconds, and the
 * audits that cost points.
 */
async function audit(url: string, port: number, tries = 3): Promise<Result> {
  const options = [`--port=${port}`, '--output=json', '--quiet', `--only-categories=${categories.join()}`]
  const run = promisify(execFile)('lighthouse', [url, ...options], { maxBuffer: 2 ** 26 })
  const { stdout } = await run.catch((error: Error & { stdout?: string }) => {
    // Lighthouse prints a result even if it fails, but not if it cannot be started.
    if (!error.stdout) throw error
    return { stdout: error.stdout }
  })
  const lhr = resultSchema.parse(JSON.parse(stdout))
  // Some errors, such as an incomplete trace, go away on another run.
  if (lhr.runtimeError && tries > 1) return audit(url, port, tries - 1)
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`)
  const read = (id: string) => {
    const value = lhr.audits[id]?.numericValue
    if (value === undefined) throw new Error(`${url}: Lighthouse did not measure ${id}.`)
    return value
  }
  const failed = categories.flatMap((id) => {
    const refs = lhr.categories[id]?.auditRefs.filter(({ weight }) => weight > 0) ?? []
    return refs.filter((ref) => (lhr.audits[ref.id]?.score ?? 1) < 1).map((ref) => `${id}/${ref.id}`)
  })
  return {
    scores: categories.map((id) => Math.round((lhr.categories[id]?.score ?? 0) * 100)),
    failed,
    lcp: read('largest-contentful-paint'),
    tbt: read('total-blocking-time'),
    cls: read('cumulative-layout-shift'),
  }
}

/** Returns the median of each figure, and all failed audits. */
function summarise(results: Result[]): Result {
  const middle = (read: (result: Result) => number | undefined) => median(results.map((result) => read(result) ?? 0))
  return {
    scores: categories.map((_, index) => middle(({ scores }) => scores[index])),
    failed: [...new Set(results.flatMap(({ failed }) => failed))],
    lcp: middle(({ lcp }) => lcp),
    tbt: middle(({ tbt }) => tbt),
    cls: middle(({ cls }) => cls),
  }
}

/** Writes a page's main content as bare HTML, as a baseline without any framework. Returns the folder. */
async function writeBarePage(href: string): Promise<string> {
  const html = await readFile(path.join(env.outDir, outputFile(href)), 'utf8')
  const main = readNodes(html).find((node) => node.kind === 'element' && node.tagName === 'main')
  const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bare</title>'
  const folder = await mkdtemp(path.join(tmpdir(), 'galley-'))
  process.on('exit', () => rmSync(folder, { recursive: true }))
  await mkdir(path.join(folder, 'bare'))
  const text = `<!doctype html><html lang="en">${head}${html.slice(main?.start, main?.end)}`
  await writeFile(path.join(folder, 'bare', 'index.html'), text)
  return folder
}

/** The round-trip time of the network that Lighthouse simulates, in milliseconds. */
const roundTrip = 150

/**
 * Returns whether an address is that of a page or an image. All others, such as icons and the manifest, are delayed: if
 * they arrived before the first paint, Lighthouse would count them as blocking it.
 */
function isShown(address: string): boolean {
  return address.endsWith('/') || address.startsWith('/img/')
}

for (const page of pages.filter((page) => !existsSync(path.join(env.outDir, outputFile(page))))) {
  console.error(`No ${outputFile(page)} found in ${env.outDir}. Run npm run build first.`)
  process.exit(1)
}

const faults: string[] = []
const rows: (string | number)[][] = []
const site = createPreviewServer({ dir: env.outDir, basePath: env.basePath })
const bare = createPreviewServer({ dir: await writeBarePage(article), basePath: '' })
await withServer(
  (request, response) => {
    const answer = () => (request.url === '/bare/' ? bare : site).emit('request', request, response)
    if (isShown(request.url ?? '')) answer()
    else setTimeout(answer, roundTrip)
  },
  (origin) =>
    withChromium(['--headless', '--remote-debugging-port=0', 'about:blank'], async (chromium) => {
      const port = Number(await readFrom(chromium.stderr, /DevTools listening on ws:\/\/[^:]+:(\d+)/))
      const results = new Map(['/bare/', ...pages].map((page) => [page, [] as Result[]]))
      // Measures all pages in each round, so that other load on the machine affects them equally.
      for (let round = 0; round < rounds; round++) {
        for (const [page, visits] of results) visits.push(await audit(`${origin}${page}`, port))
      }
      const floor = summarise(results.get('/bare/') ?? [])
      for (const [page, visits] of results) {
        const { scores, failed, lcp, tbt, cls } = summarise(visits)
        rows.push([page, ...scores, Math.round(lcp), Math.round(tbt), cls.toFixed(3)])
        if (page === '/bare/') continue
        if (scores.some((score) => score < 100)) faults.push(`${page} lost points: ${failed.join(', ')}.`)
        // On a slow machine, even bare HTML blocks.
        if (tbt > floor.tbt) faults.push(`${page} blocks the main thread for ${Math.round(tbt)} ms.`)
        if (cls > 0) faults.push(`${page} has a layout shift of ${cls}.`)
        if (page === article && lcp > floor.lcp * 1.05)
          faults.push(`${page} paints more than 5 % later than its bare HTML.`)
      }
    }),
)

console.log(formatTable([['median of 3', ...categories, 'LCP ms', 'TBT ms', 'CLS'], ...rows]))
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1
