import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString as toPlainText } from 'hast-util-to-string'
import { editUrl } from '../../addresses/urls'
import { printable } from '../../core/printable'
import { type Cost, measureExport } from '../budget/measure'
import { createLines } from './lines'

/** An HTML file of an export. */
export type Page = {
  title: string
  /** Its metadata, one item per line. */
  facts: string[]
  /** The lines of its text. */
  text: string[]
  /** The target, if the page is a redirect. */
  leadsTo: string | undefined
  /** Whether it is a post or page, and not a list. */
  isArticle: boolean
  /** The absolute URLs of its external links. */
  links: string[]
  /** The file of its Open Graph card. */
  card: string | undefined
}

/** The contents of an export. Addresses have no origin and base path. Maps are sorted by file. */
export type Export = {
  pages: Map<string, Page>
  costs: Map<string, Cost>
  /** The lines of each post's excerpt. */
  excerpts: Map<string, string[]>
  /** The fields of each post's feed item except its content, one per line. */
  items: Map<string, string[]>
  /** The size and SHA-256 of every file. */
  files: Map<string, { size: number; hash: string }>
}

/** Reads an export; throws if the folder does not hold one. */
export async function readExport(dir: string): Promise<Export> {
  const site: Export = { pages: new Map(), costs: new Map(), excerpts: new Map(), items: new Map(), files: new Map() }
  const files = await listFiles(dir)
  const front = files.includes('404.html') ? await readFile(path.join(dir, 'index.html'), 'utf8') : ''
  const siteUrl = findSiteUrl(front)
  if (siteUrl === undefined) throw new Error(`No built site in "${dir}". Run npm run build first.`)
  for (const file of files) {
    const bytes = await readFile(path.join(dir, file))
    site.files.set(file, { size: bytes.length, hash: createHash('sha256').update(bytes).digest('hex') })
    if (file === 'feed.json') site.items = readFeed(bytes.toString(), siteUrl)
    if (!file.endsWith('.html')) continue
    const tree = fromHtml(bytes.toString())
    site.pages.set(toAddress(file), readPage(tree, siteUrl))
    for (const [address, lines] of readExcerpts(tree, siteUrl)) site.excerpts.set(address, lines)
  }
  for (const cost of await measureExport(dir)) site.costs.set(toAddress(cost.page), cost)
  return site
}

/** Returns the pages of an export, without redirects. */
export function getPages({ pages }: Export): Map<string, Page> {
  return new Map([...pages].filter(([, { leadsTo }]) => leadsTo === undefined))
}

async function listFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => {
    throw new Error(`Folder "${dir}" does not exist. Run npm run build first.`)
  })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}

function toAddress(file: string): string {
  return `/${file.replace(/(^|\/)index\.html$/, '$1')}`
}

/** Returns the site's URL without a trailing slash, from the canonical link of its home page. */
function findSiteUrl(html: string): string | undefined {
  const href = select('link[rel=canonical]', fromHtml(html))?.properties.href
  return typeof href === 'string' && URL.canParse(href) ? href.replace(/\/$/, '') : undefined
}

function readPage(tree: Root, siteUrl: string): Page {
  const readMeta = (selector: string) => String(select(`meta[${selector}]`, tree)?.properties.content ?? '')
  const heading = select('main h1', tree) ?? select('title', tree)
  const article = select('main > article:not(.entry)', tree)
  const main = article ?? select('main', tree)
  const target = /url=(.*)$/s.exec(readMeta('http-equiv=refresh'))?.[1]
  const card = readMeta('property="og:image"')
  const named = selectAll('[href], [src]', tree).map(({ properties }) => String(properties.href ?? properties.src))
  return {
    title: heading ? toPlainText(heading) : '',
    facts: ['description', 'robots'].flatMap((name) => formatFact(name, readMeta(`name=${name}`))),
    text: main ? createLines(main) : [],
    leadsTo: target && toLocal(target, siteUrl),
    isArticle: article !== undefined,
    links: [...new Set(named.flatMap((address) => toOutside(address, siteUrl)))].sort(),
    card: card ? decodeURI(toLocal(card, siteUrl).slice(1)) : undefined,
  }
}

/** Removes origin and base path from an address of the site; returns other addresses in full. */
function toLocal(href: string, siteUrl: string): string {
  const { href: full } = new URL(href, siteUrl)
  return full.startsWith(`${siteUrl}/`) ? full.slice(siteUrl.length) : full
}

/** Returns the absolute form of an external address, and nothing for internal ones and edit links. */
function toOutside(address: string, siteUrl: string): string[] {
  if (!URL.canParse(address, siteUrl)) return []
  const { href, origin, protocol } = new URL(address, siteUrl)
  const isOutside = /^https?:$/.test(protocol) && origin !== new URL(siteUrl).origin
  const source = editUrl('')
  const isEditLink = source !== undefined && href.startsWith(source)
  return isOutside && !isEditLink ? [href] : []
}

function readExcerpts(tree: Root, siteUrl: string): [address: string, lines: string[]][] {
  return selectAll('article.entry', tree).flatMap((entry): [string, string[]][] => {
    const href = select('.entry-title a', entry)?.properties.href
    const excerpt = select('.entry-excerpt', entry)
    return href && excerpt ? [[toLocal(String(href), siteUrl), createLines(excerpt)]] : []
  })
}

/** Returns the items of a JSON Feed by address, without their content. */
function readFeed(text: string, siteUrl: string): Export['items'] {
  const feed: unknown = JSON.parse(text)
  const items = isObject(feed) && Array.isArray(feed.items) ? feed.items.filter(isObject) : []
  return new Map(
    items.map(({ url, content_html: _, ...fields }) => [
      toLocal(String(url), siteUrl),
      Object.entries(fields).flatMap(([name, value]) => formatFact(name, formatField(value))),
    ]),
  )
}

/** Returns a name and its value on one line, and nothing for an empty value. */
function formatFact(name: string, value: string): string[] {
  return value === '' ? [] : [printable(`${name}: ${value}`.replace(/\s+/gu, ' '))]
}

function formatField(value: unknown): string {
  if (Array.isArray(value)) return value.map(formatField).join(', ')
  return isObject(value) ? String(value.name) : String(value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
