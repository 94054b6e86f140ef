import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { readNodes } from '../../../lib/galley/html/html'
import { parseRedirectsFile, type RedirectRule } from '../../../lib/galley/outputs/hosts/redirects-file'
import { listFiles } from '../../support/files'
import type { Site } from '../../support/pages'
import { getUrl } from '../../support/pages'

/** A served site, and a function that stops the server. */
export type Served = { origin: string; stop: () => Promise<void> }

/** The content types that browsers and feed readers expect, by the end of the path. */
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

/** The content types of GitHub Pages, which knows only file extensions. */
const plainTypes: Record<string, string> = {
  'application/rss+xml; charset=utf-8': 'application/xml; charset=utf-8',
  'application/atom+xml; charset=utf-8': 'application/xml; charset=utf-8',
  'application/feed+json': 'application/json',
}

/**
 * Requests every file of a site from a host, and every address in these: links, images in all sizes, scripts and what they
 * load, feeds and their items, cards, icons, the sitemap and the search index. Returns the addresses that are missing, have
 * the wrong content type, redirect, or are outside of the base path; and the number of requests by type.
 */
export async function crawl(site: Site, origin: string, host: string): Promise<{ faults: string[]; counts: string }> {
  const faults: string[] = []
  const counts = new Map<string, number>()
  const asked = new Map<string, string>()
  const add = (href: string, base: string, source: string) => {
    if (!URL.canParse(href, base)) return void faults.push(`${source}: ${href} is not a valid address`)
    const url = new URL(href, base)
    if (url.origin !== site.origin) return
    if (!url.pathname.startsWith(`${site.basePath}/`)) faults.push(`${source}: ${href} leaves the base path`)
    else if (!asked.has(url.pathname)) asked.set(url.pathname, source)
  }
  const old = new Set((await readRedirects(site)).map(({ from }) => from))
  for (const file of await listFiles(site.dir)) {
    const { pathname } = new URL(getUrl(site, file))
    // Except for configuration files of hosts, and the error page.
    if (!/^(?:[._][^/]*|404\.html)$/.test(file) && !old.has(pathname)) add(pathname, site.origin, 'out')
  }
  // The loop itself adds to this map.
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

/** Returns the redirects of a site, without rewrites and duplicates. */
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
    // Only the folders of these patterns can be requested; the matching pages are links anyway.
    else if (type === 'speculationrules') found.push(...findInJson(text).map((pattern) => pattern.replace(/\*.*/, '')))
    else if (tagName === 'script') found.push(...findChunks(text, site))
    return found.filter((href) => !/^(?:mailto|data):/.test(href))
  })
}

/** Returns the strings in JSON that are addresses or paths, such as in a manifest, a feed or speculation rules. */
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

/** Returns the addresses of Next's files whose names are in a script. */
function findChunks(script: string, { basePath }: Site): string[] {
  return Array.from(script.matchAll(/static\/chunks\/[\w.~-]+\.(?:js|css)/g), ([name]) => `${basePath}/_next/${name}`)
}
