import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { isRuntime } from '../../adapters/next/runtime'
import { outputFile } from '../../core/output'
import { applyEdits, type ElementNode, readNodes } from '../../html/html'

/** What a page makes its reader load before any click; sizes are in bytes after gzip. */
export type Cost = {
  /** The page's file, relative to the export. */
  page: string
  /** The HTML file, including its inline styles. */
  html: number
  /** The Next.js and React runtime, in files and inline; 0 on pages without an island. */
  framework: number
  /** The site's own scripts, in files and inline. */
  script: number
  style: number
  /** The HTML file without the runtime and without `<main>`. */
  frame: number
  /** Requests for the page, scripts, style sheets and icon, without images and the runtime. */
  requests: number
}

/** The limits of every page. The framework has none: it comes with an island, whose size the report shows. */
export const limits = { script: 3.5 * 1024, style: 6 * 1024, frame: 8 * 1024, requests: 3 }

/** Returns the cost of each page of an export, sorted by file. Skips redirect pages, which have no `<main>`. */
export async function measureExport(dir: string): Promise<Cost[]> {
  const files = (await readdir(dir, { recursive: true })).filter((file) => file.endsWith('.html')).sort()
  const costs: Cost[] = []
  for (const page of files) {
    const html = await readFile(path.join(dir, page), 'utf8')
    const nodes = readNodes(html).filter((node) => node.kind === 'element')
    const main = nodes.find(({ tagName }) => tagName === 'main')
    if (main) costs.push(await measurePage({ dir, page, html, nodes, main }))
  }
  return costs
}

/** Returns a description of each limit that a page exceeds; an empty array for a page within its budget. */
export function findExcess(cost: Cost): string[] {
  const { script, style, frame, requests } = limits
  return [
    ...(cost.script > script ? [`scripts take ${cost.script} bytes; the limit is ${script}`] : []),
    ...(cost.style > style ? [`styles take ${cost.style} bytes; the limit is ${style}`] : []),
    ...(cost.frame > frame ? [`HTML outside <main> takes ${cost.frame} bytes; the limit is ${frame}`] : []),
    ...(cost.requests > requests ? [`the page makes ${cost.requests} requests; the limit is ${requests}`] : []),
  ]
}

type Page = { dir: string; page: string; html: string; nodes: ElementNode[]; main: ElementNode }

async function measurePage({ dir, page, html, nodes, main }: Page): Promise<Cost> {
  const runtime = nodes.filter(isRuntime)
  const own = nodes.filter((node) => !isRuntime(node))
  const getFiles = (nodes: ElementNode[]) =>
    nodes.filter(isLoadedScript).flatMap((node) => node.attributes.get('src') ?? [])
  const scripts = getFiles(own)
  const sheets = own.filter(isStyleSheet).flatMap((node) => node.attributes.get('href') ?? [])
  const weigh = async (hrefs: string[]): Promise<number> => {
    // Files on other sites count as requests, but their size is unknown here.
    const own = hrefs.filter((href) => /^\/(?!\/)/.test(href))
    const texts = await Promise.all(own.map((href) => readFile(path.join(dir, outputFile(href)))))
    return texts.reduce((sum, text) => sum + gzipSync(text).length, 0)
  }
  const bare = applyEdits(
    html,
    runtime.map(({ start, end }) => ({ start, end, text: '' })),
  )
  const size = gzipSync(html).length
  return {
    page,
    html: size,
    framework: (await weigh(getFiles(runtime))) + size - gzipSync(bare).length,
    script: (await weigh(scripts)) + weighText(own.filter(isInlineScript)),
    style: (await weigh(sheets)) + weighText(own.filter(({ tagName }) => tagName === 'style')),
    frame: gzipSync(bare).length - gzipSync(html.slice(main.start, main.end)).length,
    requests: 2 + scripts.length + sheets.length,
  }
}

function weighText(nodes: ElementNode[]): number {
  return nodes.length > 0 ? gzipSync(nodes.map(({ text }) => text).join('')).length : 0
}

/** Browsers that support modules skip `nomodule` scripts. */
function isLoadedScript({ tagName, attributes }: ElementNode): boolean {
  return tagName === 'script' && !attributes.has('nomodule')
}

/** Inline scripts with a `type` are modules or data; the site's own have none. */
function isInlineScript({ tagName, attributes }: ElementNode): boolean {
  return tagName === 'script' && !attributes.has('src') && !attributes.has('type')
}

function isStyleSheet({ tagName, attributes }: ElementNode): boolean {
  return tagName === 'link' && attributes.get('rel') === 'stylesheet'
}
