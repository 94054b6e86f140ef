import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { isRuntime } from '../../adapters/next/runtime'
import { outputFile } from '../../core/output'
import { applyEdits, type ElementNode, readNodes } from '../../html/html'

/** What a page costs its reader before anything is clicked; sizes in bytes after gzip. */
export type Cost = {
  /** The page's file in the export. */
  page: string
  /** The page itself, with its style. */
  html: number
  /** What Next and React bring, in files and in the page: only pages with an island may have some. */
  framework: number
  /** Scripts of the site, in files and in the page. */
  script: number
  style: number
  /** The page with its style, beyond its bare `<main>`. */
  frame: number
  /** Page, scripts, style sheets and icon; no images, and none for the framework. */
  requests: number
}

/** The most that a page may cost. The framework is not limited: it comes with an island, whose weight is shown. */
export const limits = { script: 3 * 1024, style: 6 * 1024, frame: 8 * 1024, requests: 3 }

/** The costs of all pages of an export, in the order of their files; pages that only lead elsewhere are none. */
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

/** What a cost has over its limits, in words; nothing for a page within its budget. */
export function findExcess(cost: Cost): string[] {
  const { script, style, frame, requests } = limits
  return [
    ...(cost.script > script ? [`its script takes ${cost.script} bytes of ${script}`] : []),
    ...(cost.style > style ? [`its style takes ${cost.style} bytes of ${style}`] : []),
    ...(cost.frame > frame ? [`it takes ${cost.frame} bytes beyond its text, of ${frame}`] : []),
    ...(cost.requests > requests ? [`it asks for ${cost.requests} files, of ${requests}`] : []),
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
    // Files of other sites count as requests; nobody here knows their size.
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

/** Browsers that know modules leave the others alone. */
function isLoadedScript({ tagName, attributes }: ElementNode): boolean {
  return tagName === 'script' && !attributes.has('nomodule')
}

/** Scripts that have a type are modules or data; ours are none of these when they are in the page. */
function isInlineScript({ tagName, attributes }: ElementNode): boolean {
  return tagName === 'script' && !attributes.has('src') && !attributes.has('type')
}

function isStyleSheet({ tagName, attributes }: ElementNode): boolean {
  return tagName === 'link' && attributes.get('rel') === 'stylesheet'
}
