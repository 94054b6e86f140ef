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

// Chromium prerenders nothing while DevTools look on. So nothing drives the browser here: a pointer and a keyboard of
// an X server do, and the pages report to the server themselves, by a script that it puts into them.

/** What the server takes to answer with a page, in milliseconds. */
const answerTime = 560
/** What a prepared page may take from the click to its first paint. */
const limit = 100
const rounds = 5
/** For how long a link is pointed at: the browser waits for 200 ms, then the page has to come. */
const patience = (200 + answerTime + 440) / 1000
const screen = [1280, 900]

/** What a page tells: its link, what has the focus, when it was clicked and first painted, in ms since 1970. */
const reportSchema = z.object({
  kind: z.enum(['link', 'focus', 'click', 'paint']),
  path: z.string(),
  at: z.number(),
  x: z.number().default(0),
  y: z.number().default(0),
})
type Report = z.infer<typeof reportSchema>
type Wait = (kind: Report['kind']) => Promise<Report>

type Case = { name: string; isPrepared: boolean; click: (link: Report, wait: Wait) => Promise<unknown> }

const cases: Case[] = [
  {
    name: 'clicked at once',
    isPrepared: false,
    click: ({ x, y }) => xdotool('mousemove', x, y, 'click', 1),
  },
  {
    name: `pointed at for ${patience} s`,
    isPrepared: true,
    click: ({ x, y }) => xdotool('mousemove', x, y, 'sleep', patience, 'click', 1),
  },
  {
    name: `focused for ${patience} s`,
    isPrepared: true,
    async click(link, wait) {
      for (let focus = ''; focus !== link.path; ) {
        await xdotool('key', 'Tab')
        focus = (await wait('focus')).path
      }
      await xdotool('sleep', patience, 'key', 'Return')
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

/** What a visit came to: from the click to the next page's paint, in ms, and pages that were downloaded unasked. */
type Visit = { time: number; strangers: string[] }

/** Opens the index in a browser of its own, and clicks its first post as the case says. */
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
    throw new Error(`No page has reported a ${kind}.`)
  }
  return withServer(createSlowServer(reports, asked), async (origin) => {
    await xdotool('mousemove', 0, 0)
    const window = ['--kiosk', '--window-position=0,0', `--window-size=${screen.join()}`]
    return withChromium([...window, `${origin}${indexHref()}`], async () => {
      const [link] = [await wait('link'), await wait('paint')]
      // What a browser does after its start is over.
      await sleep(1500)
      await click(link, wait)
      const [from, to] = [await wait('click'), await wait('paint')]
      return { time: to.at - from.at, strangers: asked.slice(1).filter((page) => !pointedAt.has(page)) }
    })
  })
}

/** Serves the site, each page late and with the script; notes what is asked for and what is reported. */
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
  console.error(`There is no ${missing.join(' and no ')} here: apt-get install xvfb xdotool`)
  process.exit(1)
}

if (!existsSync(path.join(env.outDir, 'index.html'))) {
  console.error(`There is no site in ${env.outDir}. Run npm run build first.`)
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
      if (entry.isPrepared && !(middle < limit)) faults.push(`${entry.name}: ${middle} ms, of ${limit}.`)
      const strangers = new Set(visits.flatMap(({ strangers }) => strangers))
      for (const page of strangers) faults.push(`${entry.name}: ${page} was downloaded, and nobody had pointed at it.`)
    }
    console.log(formatTable([['from the click to the paint, in ms', 'median', `of ${rounds}`], ...rows]))
  },
)

for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1
