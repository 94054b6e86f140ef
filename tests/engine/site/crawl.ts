import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { readNodes } from '../../../lib/galley/html/html'
import { parseRedirectsFile, type RedirectRule } from '../../../lib/galley/outputs/hosts/redirects-file'
import { listFiles } from '../../support/files'
import type { Site } from '../../support/pages'
import { getUrl } from '../../support/pages'

/** A site that is served, until it is stopped. */
export type Served = { origin: string; stop: () => Promise<void> }

/** The types that a browser or a reader of feeds wants, by the end of a name. */
const types: [RegExp, string][] = [
  [/\/feed\.xml$/, 'application/rss+xml; charset=utf-8'],
  [/\/atom\.xml$/, 'application/atom+xml; charset=utf-8'],
  [/\/feed\.json$/, 'application/feed+json'],
  [/\/(?:[^./]*|[^/]*\.html)$/, 'text/html; charset=utf-8'],
  [/\.avif$/, 'image/avif'],
  [/\.css$/, 'text/css; charset=utf-8'],
  [/\.ico$/, 'image/x-icon'],
  [/\.jpg$/, 'image/jpeg'],
  [/\.js$/, 'text/javascript; charset=utf-8'],
  [/\.json$/, 'application/json'],
  [/\.md$/, 'text/markdown; charset=utf-8'],
  [/\.(?:pagefind|pf_\w+)$/, 'application/octet-stream'],
  [/\.png$/, 'image/png'],
  [/\.svg$/, 'image/svg+xml'],
  [/\.txt$/, 'text/plain; charset=utf-8'],
  [/\.webmanifest$/, 'application/manifest+json'],
  [/\.webp$/, 'image/webp'],
  [/\.xml$/, 'application/xml; charset=utf-8'],
]

/** What GitHub Pages says by the ending alone. */
const plainTypes: Record<string, string> = {
  'application/rss+xml; charset=utf-8': 'application/xml; charset=utf-8',
  'application/atom+xml; charset=utf-8': 'application/xml; charset=utf-8',
  'application/feed+json': 'application/json',
}

/**
 * Asks a host for every file of a site by its address, and for all that these name: links, images in every size, scripts
 * and what they load, feeds and their items, cards, icons, the sitemap and the index of the search. Says what is not
 * there, is of a wrong type, answers only by a redirect or leads out of the base path, and counts what was asked for.
 */
export async function crawl(site: Site, origin: string, host: string): Promise<{ faults: string[]; counts: string }> {
  const faults: string[] = []
  const counts = new Map<string, number>()
  const asked = new Map<string, string>()
  const add = (href: string, base: string, source: string) => {
    if (!URL.canParse(href, base)) return void faults.push(`${source}: ${href} is no address`)
    const url = new URL(href, base)
    if (url.origin !== site.origin) return
    if (!url.pathname.startsWith(`${site.basePath}/`)) faults.push(`${source}: ${href} leaves the base path`)
    else if (!asked.has(url.pathname)) asked.set(url.pathname, source)
  }
  const old = new Set((await readRedirects(site)).map(({ from }) => from))
  for (const file of await listFiles(site.dir)) {
    const { pathname } = new URL(getUrl(site, file))
    // What is for the host, and the page for what is not there.
    if (!/^(?:[._][^/]*|404\.html)$/.test(file) && !old.has(pathname)) add(pathname, site.origin, 'out')
  }
  // Grows as it is read.
  for (const [pathname, source] of asked) {
    const response = await fetch(origin + pathname, { redirect: 'manual' })
    const type = response.headers.get('content-type')
    const [, wanted = ''] = types.find(([pattern]) => pattern.test(pathname)) ?? []
    const right = host === 'github' ? (plainTypes[wanted] ?? wanted) : wanted
    if (response.status !== 200) faults.push(`${source}: ${pathname} answers ${response.status}`)
    else if (type !== right) faults.push(`${pathname} is ${type}, not ${right}`)
    const kind = right.replace(/;.*/, '')
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    const page = site.origin + pathname
    const text = /^text\/|json|xml|manifest/.test(kind) ? await response.text() : ''
    for (const href of findAddresses(kind, text, site)) add(href, page, pathname)
  }
  const list = Array.from(counts, ([kind, count]) => `${count} ${kind}`).sort()
  return { faults, counts: `${asked.size} addresses: ${list.join(', ')}` }
}

/** The redirects of a site, each once, without what only says from which file a page is served. */
export async function readRedirects(site: Site): Promise<RedirectRule[]> {
  const rules = parseRedirectsFile(await readFile(path.join(site.dir, '_redirects'), 'utf8'))
  return rules.filter(({ force, status }) => !force && status !== 200)
}

function findAddresses(kind: string, text: string, site: Site): string[] {
  if (kind === 'text/html') return findInPage(text, site)
  if (kind === 'application/manifest+json' || kind.endsWith('json')) return findInJson(text)
  if (kind === 'text/javascript') return findChunks(text, site)
  if (kind === 'text/css') return findInStyle(text)
  if (kind === 'text/plain' || kind === 'text/markdown') return text.match(/https?:\/\/[^\s)>\]"'`]+/g) ?? []
  // Feeds, the sitemap and drawings.
  return (text.match(/(?:https?:\/\/)[^\s<>"'\]]+/g) ?? []).map((href) => href.replaceAll('&amp;', '&'))
}

function findInPage(html: string, site: Site): string[] {
  return readNodes(html).flatMap((node) => {
    if (node.kind !== 'element') return []
    const { tagName, attributes, text } = node
    const own = ['href', 'src', 'action', 'poster', 'data'].flatMap((name) => attributes.get(name) ?? [])
    const sets = ['srcset', 'imagesrcset'].flatMap((name) => attributes.get(name)?.split(',') ?? [])
    const content = tagName === 'meta' ? (attributes.get('content') ?? '') : ''
    const index = attributes.get('data-index')
    const named = /^https?:/.test(content) ? [content] : []
    const refreshed = attributes.get('http-equiv') === 'refresh' ? content.split('url=').slice(1) : []
    const found = [...own, ...sets.flatMap((set) => set.trim().split(/\s+/)[0] ?? []), ...named, ...refreshed]
    if (index) found.push(`${index}pagefind.js`, `${index}pagefind-entry.json`)
    if (tagName === 'style') found.push(...findInStyle(text))
    const type = attributes.get('type')
    if (type === 'application/ld+json') found.push(...findInJson(text))
    // Its patterns begin with a folder; the pages that they mean are links of this page.
    else if (type === 'speculationrules') found.push(...findInJson(text).map((pattern) => pattern.replace(/\*.*/, '')))
    else if (tagName === 'script') found.push(...findChunks(text, site))
    return found.filter((href) => !/^(?:mailto|data):/.test(href))
  })
}

/** Where the texts of a JSON are addresses or paths, as those of a manifest, a feed or rules for speculation. */
function findInJson(text: string): string[] {
  const found: string[] = []
  JSON.parse(text, (_, value) => {
    if (typeof value === 'string' && /^(?:https?:\/\/|\/)\S*$/.test(value)) found.push(value)
    return value
  })
  return found
}

function findInStyle(css: string): string[] {
  return Array.from(css.matchAll(/url\(["']?([^"')]+)/g), ([, href = '']) => href).filter(
    (href) => !/^(?:data:|#)/.test(href),
  )
}

/** The files of Next that a script loads by their names. */
function findChunks(script: string, { basePath }: Site): string[] {
  return Array.from(script.matchAll(/static\/chunks\/[\w.~-]+\.(?:js|css)/g), ([name]) => `${basePath}/_next/${name}`)
}
