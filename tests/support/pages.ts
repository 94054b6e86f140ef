import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'
import { listFiles } from './files'

/** A site as it is built and then served. */
export type Site = { name: string; origin: string; basePath: string; dir: string }

/** An exported page: its own address, and what it refers to. */
export type Page = { file: string; url: string; tree: Root; ids: Set<string>; links: string[] }

const addressed = ['href', 'src', 'action', 'poster', 'cite', 'data']

/** Every HTML page of a site. */
export async function readPages(site: Site): Promise<Page[]> {
  const files = (await listFiles(site.dir)).filter((file) => file.endsWith('.html'))
  return Promise.all(
    files.map(async (file) => createPage(site, file, await readFile(path.join(site.dir, file), 'utf8'))),
  )
}

/** Reads a page from its HTML. */
export function createPage(site: Site, file: string, html: string): Page {
  const tree = fromHtml(html)
  const ids = new Set<string>()
  const links: string[] = []
  visit(tree, 'element', ({ properties }) => {
    if (properties.id !== undefined) ids.add(String(properties.id))
    for (const name of addressed) {
      const value = properties[name]
      if (typeof value === 'string') links.push(value)
    }
    for (const name of ['srcSet', 'imageSrcSet']) {
      const value = properties[name]
      const list = Array.isArray(value) ? value.join(',') : typeof value === 'string' ? value : ''
      links.push(...list.split(',').flatMap((candidate) => candidate.trim().split(/\s+/)[0] || []))
    }
    const { content, httpEquiv } = properties
    if (typeof content === 'string') {
      const refresh = String(httpEquiv) === 'refresh' ? /url=(.*)$/.exec(content)?.[1] : undefined
      if (refresh) links.push(refresh)
      else if (/^https?:/.test(content)) links.push(content)
    }
  })
  return { file, url: getUrl(site, file), tree, ids, links: [...links, ...findJsonLdLinks(html)] }
}

/** The path of a page below the base path, for a browser. */
export function getPath(file: string): string {
  const parts = file.replace(/(^|\/)index\.html$/, '$1').split('/')
  return `/${parts.map(encodeURIComponent).join('/')}`
}

/** The full address that a file of a site has. */
export function getUrl({ origin, basePath }: Site, file: string): string {
  return `${origin}${basePath}${getPath(file)}`
}

function findJsonLdLinks(html: string): string[] {
  const scripts = html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)
  return [...scripts].flatMap(([, json = '']) => {
    const links: string[] = []
    JSON.parse(json, (key, value) => {
      if (['url', 'item', 'image', 'mainEntityOfPage', '@id'].includes(key) && typeof value === 'string')
        links.push(value)
      return value
    })
    return links
  })
}

/**
 * What is wrong with the links of a site, as `page: link: fault`: those that lead to nothing of the site, to a fragment
 * that is not there, past the base path, or only by a redirect.
 */
export function checkLinks(site: Site, files: Set<string>, pages: Page[]): string[] {
  const byFile = new Map(pages.map((page) => [page.file, page]))
  return pages.flatMap((page) =>
    page.links.flatMap((link) => {
      const fault = checkLink(site, files, byFile, new URL(link, page.url))
      return fault ? `${page.file}: ${link}: ${fault}` : []
    }),
  )
}

function checkLink(site: Site, files: Set<string>, pages: Map<string, Page>, url: URL): string | undefined {
  if (url.origin !== site.origin) return undefined
  const file = getFile(site, url)
  if (file === undefined) return 'leaves the base path'
  if (!files.has(file)) return `there is no ${file}`
  const id = decodeURIComponent(url.hash.slice(1))
  if (id && !pages.get(file)?.ids.has(id)) return `there is no ${id} in ${file}`
  return undefined
}

/** The file that a full address of a site is served from, without a redirect; undefined if it is past the base path. */
export function getFile({ basePath }: Site, { pathname }: URL): string | undefined {
  if (!pathname.startsWith(`${basePath}/`)) return undefined
  return decodeURIComponent(pathname.slice(basePath.length + 1)).replace(/(^|\/)$/, '$1index.html')
}
