import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'
import { listFiles } from './files'

/** A built site, and where it is served. */
export type Site = { name: string; origin: string; basePath: string; dir: string }

/** An exported page, with its address, links and ids. */
export type Page = { file: string; url: string; tree: Root; ids: Set<string>; links: string[] }

const addressed = ['href', 'src', 'action', 'poster', 'cite', 'data']

/** Returns the HTML pages of a site. */
export async function readPages(site: Site): Promise<Page[]> {
  const files = (await listFiles(site.dir)).filter((file) => file.endsWith('.html'))
  return Promise.all(
    files.map(async (file) => createPage(site, file, await readFile(path.join(site.dir, file), 'utf8'))),
  )
}

/** Parses a page. */
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

/** Returns the path of a page in the site, without the base path. */
export function getPath(file: string): string {
  const parts = file.replace(/(^|\/)index\.html$/, '$1').split('/')
  return `/${parts.map(encodeURIComponent).join('/')}`
}

/** Returns the full address of a file. */
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
 * Returns the broken links of a site, as `page: link: fault`: links to a missing file or fragment, outside of the base
 * path, or to an address that redirects.
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
  if (!files.has(file)) return `missing file ${file}`
  const id = decodeURIComponent(url.hash.slice(1))
  if (id && !pages.get(file)?.ids.has(id)) return `missing id ${id} in ${file}`
  return undefined
}

/** Returns the file that a site serves at an address without a redirect; undefined if it is outside of the base path. */
export function getFile({ basePath }: Site, { pathname }: URL): string | undefined {
  if (!pathname.startsWith(`${basePath}/`)) return undefined
  return decodeURIComponent(pathname.slice(basePath.length + 1)).replace(/(^|\/)$/, '$1index.html')
}
