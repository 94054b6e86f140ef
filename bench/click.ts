import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { z } from 'zod'
import { indexHref } from '../lib/galley/addresses/urls'
import { createPreviewServer } from '../lib/galley/cli/preview/server'
import { env } from '../lib/galley/core/env'
import { outputFile } from '../lib/galley/core/output'
import { readFrom, withChromium, withProcess } from './processes'
import { withServer } from './serve'
import { formatTable, median } from './table'

// Chromium does not prerender while DevTools are attached. So this drives the browser with the pointer and keyboard of an X
// server, and the server injects a script by which pages report to it.

/** The server's response time for a page, in milliseconds. */
const answerTime = 560
/** The maximum time from the click to the first paint of a prerendered page, in milliseconds. */
const limit = 100
const rounds = 5
/** How long a link is hovered, in seconds: the browser waits for 200 ms, then loads and renders the page. */
const hoverTime = (200 + answerTime + 440) / 1000
const screen = [1280, 900]

/** A report from a page: its first link, the focused link, a click or the first paint, with its time in ms since 1970. */
const reportSchema = z.object({
  kind: z.enum(['link', 'focus', 'click', 'paint']),
  path: z.string(),
  at: z.number(),
  x: z.number().default(0),
  y: z.number().default(0),
})
type Report = z.infer<typeof reportSchema>
type Wait = (kind: Report['kind']) => Promise<Report>

type Case = { name: string; isPrerendered: boolean; click: (link: Report, wait: Wait) => Promise<unknown> }

const cases: Case[] = [
  {
    name: 'clicked at once',
    isPrerendered: false,
    click: ({ x, y }) => xdotool('mousemove', x, y, 'click', 1),
  },
  {
    name: `pointed at for ${hoverTime} s`,
    isPrerendered: true,
    click: ({ x, y }) => xdotool('mousemove', x, y, 'sleep', hoverTime, 'click', 1),
  },
  {
    name: `focused for ${hoverTime} s`,
    isPrerendered: true,
    async click(link, wait) {
      for (let focus = ''; focus !== link.path; ) {
        await xdotool('key', 'Tab')
        focus = (await wait('focus')).path
      }
      await xdotool('sleep', hoverTime, 'key', 'Return')
    },
  },
]

const script = `<script>{
  const send = (kind, path, time, more) =>
    navigator.sendBeacon('/report', JSON.stringify({ kind, path, at: performance.timeOrigin + time, ...more }))
  addEventListener('load', ({ timeStamp }) => {
    const link = document.querySelector('main h2 a')
    const box = link?.getClientRects()[0]
    if (box) send('link', link.pathname, timeStamp, { x: screenX + box.x + 9, y: screenY + box.y + box.height / 2 })
  })
  addEventListener('focusin', ({ target, timeStamp }) => send('focus', target.pathname ?? '', timeStamp))
  addEventListener('click', ({ timeStamp }) => send('click', location.pathname, timeStamp), true)
  new PerformanceObserver((list) => {
    const [{ activationStart }] = performance.getEntriesByType('navigation')
    for (const { startTime } of list.getEntriesByName('first-contentful-paint'))
      send('paint', location.pathname, Math.max(startTime, activationStart))
  }).observe({ type: 'paint', buffered: true })
}</script>`

/** The time from the click to the next page's first paint, in ms, and the pages downloaded without a hover or focus. */
type Visit = { time: number; unexpected: string[] }

/** Opens the index in a new browser, and clicks its first post as the case says. */
async function visit({ click }: Case): Promise<Visit> {
  const reports = new Set<Report>()
  const asked: string[] = []
  const pointedAt = new Set<string>()
  const wait: Wait = async (kind) => {
    for (const start = performance.now(); performance.now() - start < 30_000; await sleep(5)) {
      const report = [...reports].find((report) => report.kind === kind)
      if (!report) continue
      reports.delete(report)
      if (kind === 'link' || kind === 'focus') pointedAt.add(report.path)
      return report
    }
    throw new Error(`No page reported a ${kind} within 30 seconds.`)
  }
  return withServer(createSlowServer(reports, asked), async (origin) => {
    await xdotool('mousemove', 0, 0)
    const window = ['--kiosk', '--window-position=0,0', `--window-size=${screen.join()}`]
    return withChromium([...window, `${origin}${indexHref()}`], async () => {
      const [link] = [await wait('link'), await wait('paint')]
      // Waits until the browser has finished starting.
      await sleep(1500)
      await click(link, wait)
      const [from, to] = [await wait('click'), await wait('paint')]
      return { time: to.at - from.at, unexpected: asked.slice(1).filter((page) => !pointedAt.has(page)) }
    })
  })
}

/** Serves the site, with pages delayed and the script injected; records requests for pages, and reports. */
function createSlowServer(reports: Set<Report>, asked: string[]): RequestListener {
  const files = createPreviewServer({ dir: env.outDir, basePath: env.basePath })
  return async (request, response) => {
    const { url = '/' } = request
    if (url === '/report') {
      reports.add(reportSchema.parse(JSON.parse(await text(request))))
      response.writeHead(204).end()
    } else if (url.endsWith('/')) {
      asked.push(url)
      const html = await readFile(path.join(env.outDir, outputFile(url)), 'utf8')
      await sleep(answerTime)
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html.replace('<head>', `$&${script}`))
    } else files.emit('request', request, response)
  }
}

async function xdotool(...args: (string | number)[]): Promise<void> {
  await promisify(execFile)('xdotool', args.map(String))
}

const missing = ['Xvfb', 'xdotool'].filter((command) => spawnSync(command, ['-help']).error)
if (missing.length > 0) {
  console.error(`Not installed: ${missing.join(', ')}. Run apt-get install xvfb xdotool.`)
  process.exit(1)
}

if (!existsSync(path.join(env.outDir, 'index.html'))) {
  console.error(`No site found in ${env.outDir}. Run npm run build first.`)
  process.exit(1)
}

const faults: string[] = []
await withProcess(
  'Xvfb',
  ['-displayfd', '1', '-screen', '0', `${screen.join('x')}x24`, '-nolisten', 'tcp'],
  async (xvfb) => {
    process.env.DISPLAY = `:${await readFrom(xvfb.stdout, /(\d+)/)}`
    const rows: (string | number)[][] = []
    for (const entry of cases) {
      const visits: Visit[] = []
      for (let round = 0; round < rounds; round++) visits.push(await visit(entry))
      const times = visits.map(({ time }) => Math.round(time))
      const middle = median(times)
      rows.push([entry.name, middle, times.join(' ')])
      if (entry.isPrerendered && !(middle < limit)) faults.push(`${entry.name}: ${middle} ms, more than ${limit} ms.`)
      const unexpected = new Set(visits.flatMap(({ unexpected }) => unexpected))
      for (const page of unexpected) faults.push(`${entry.name}: ${page} was downloaded without a hover or focus.`)
    }
    console.log(formatTable([['click to first paint, ms', 'median', `of ${rounds}`], ...rows]))
  },
)

for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1
