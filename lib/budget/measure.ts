import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { type ElementNode, readNodes } from '../html'
import { outputFile } from '../urls'

/** What a page costs its reader before anything is clicked; sizes in bytes after gzip. */
export type Cost = {
  /** The page's file in the export. */
  page: string
  /** JavaScript of Next and React: only pages with an island may have some. */
  framework: number
  script: number
  style: number
  /** The page with its style, beyond its bare `<main>`. */
  frame: number
  /** Page, scripts, style sheets and icon; no images. */
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
  const isIsland = cost.framework > 0
  return [
    ...(cost.script > script ? [`its script takes ${cost.script} bytes of ${script}`] : []),
    ...(cost.style > style ? [`its style takes ${cost.style} bytes of ${style}`] : []),
    ...(!isIsland && cost.frame > frame ? [`it takes ${cost.frame} bytes beyond its text, of ${frame}`] : []),
    ...(!isIsland && cost.requests > requests ? [`it asks for ${cost.requests} files, of ${requests}`] : []),
  ]
}

type Page = { dir: string; page: string; html: string; nodes: ElementNode[]; main: ElementNode }

async function measurePage({ dir, page, html, nodes, main }: Page): Promise<Cost> {
  const scripts = nodes
    // Browsers that know modules leave the others alone.
    .filter(({ tagName, attributes }) => tagName === 'script' && !attributes.has('nomodule'))
    .flatMap(({ attributes }) => attributes.get('src') ?? [])
  const sheets = nodes.filter(isStyleSheet).flatMap((node) => node.attributes.get('href') ?? [])
  const weigh = async (hrefs: string[]): Promise<number> => {
    const texts = await Promise.all(hrefs.map((href) => readFile(path.join(dir, outputFile(href)))))
    return texts.reduce((sum, text) => sum + gzipSync(text).length, 0)
  }
  const inlined = nodes.filter(({ tagName }) => tagName === 'style').map(({ text }) => text)
  return {
    page,
    framework: await weigh(scripts.filter((src) => src.includes('/_next/'))),
    script: await weigh(scripts.filter((src) => !src.includes('/_next/'))),
    style: (await weigh(sheets)) + (inlined.length > 0 ? gzipSync(inlined.join('')).length : 0),
    frame: gzipSync(html).length - gzipSync(html.slice(main.start, main.end)).length,
    requests: 2 + scripts.length + sheets.length,
  }
}

function isStyleSheet({ tagName, attributes }: ElementNode): boolean {
  return tagName === 'link' && attributes.get('rel') === 'stylesheet'
}
