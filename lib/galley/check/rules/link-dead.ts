import type { Root } from 'mdast'
import { site } from '../../../site'
import { type Fault, findNearest } from '../../core/diagnostics'
import { findAnchors } from '../../markdown/anchors'
import { isPageId, pageId } from '../../markup/ids'
import { getHref } from '../addresses'
import { getAddresses } from '../links'
import { describeUnaddressed, listUnaddressed } from '../own-pages'
import { getRoutes, type LocalAddress, type Route, readLocal, toLink } from '../routes'
import type { Content, Entry, Rule } from '../rule'
import { findInSite, siteFile } from '../site-file'

export const linkDead: Rule = {
  id: 'link-dead',
  reason: 'A link within the site must lead to an existing page, file or heading.',
  severity: 'error',
  optional: true,
  async check(entry, content) {
    const routes = await getRoutes(content)
    return getAddresses(entry).flatMap(({ url, kind, place }): Fault[] => {
      const target = (kind === 'link' || kind === 'media') && isOfSite(url) ? readLocal(url, getHref(entry)) : undefined
      const fault = target && findFault(target, routes, content, entry)
      return fault ? [{ ...fault, place }] : []
    })
  },
  async checkContent(content) {
    const routes = await getRoutes(content)
    return site.nav.flatMap(({ label, path }) => {
      const target = readLocal(path, '/')
      const fault = target && (findFault(target, routes, content) ?? findUnpublished(target, routes))
      if (!fault) return []
      return [{ path: siteFile, ...fault, reason: `nav, "${label}": ${fault.reason}`, place: findInSite(path) }]
    })
  },
}

/** Returns the fault of an address without its place. `entry` contains the link, unless it is on every page. */
function findFault(
  target: LocalAddress,
  routes: Map<string, Route>,
  content: Content,
  entry?: Entry,
): Omit<Fault, 'place'> | undefined {
  const route = routes.get(target.path)
  if (!route) {
    if (findRedirect(target.path, routes)) return undefined
    return {
      reason: `The ${isPagePath(target.path) ? 'page' : 'file'} "${target.path}" does not exist.`,
      note: suggestPath(target, routes, content),
    }
  }
  if (!('entry' in route) || route.kind === 'alias' || leadsToTop(target.fragment)) return undefined
  const anchors = getAnchors(route.entry)
  if (!anchors || anchors.has(target.fragment)) return undefined
  const where = route.entry === entry ? 'This file' : route.entry.file.path
  return { reason: `${where} has no heading "#${target.fragment}".`, note: suggestAnchor(target, anchors) }
}

/** Returns the fault of a link on every page to a post that is not published yet; link-unpublished checks those of posts. */
function findUnpublished({ path }: LocalAddress, routes: Map<string, Route>): Omit<Fault, 'place'> | undefined {
  const route = routes.get(path)
  if (route?.kind !== 'draft' && route?.kind !== 'future') return undefined
  return {
    reason: `${route.entry.file.path} is a draft or scheduled.`,
    note: 'Publish it, or remove the link until then.',
  }
}

/** Reports whether an address could be one of this site. link-relative checks relative addresses. */
function isOfSite(url: string): boolean {
  return /^(?:https?:\/\/|\/(?![/\\])|#)/i.test(url)
}

/** Reports whether a path looks like that of a page rather than of a file. */
function isPagePath(path: string): boolean {
  return !/\.\w+$/.test(path) || /\.html?$/i.test(path)
}

/** Returns the address to which hosts redirect a path that lacks its final slash or ends in `index.html`. */
export function findRedirect(path: string, routes: Map<string, Route>): string | undefined {
  return [`${path}/`, path.replace(/index\.html$/, '')].find((candidate) => candidate !== path && routes.has(candidate))
}

/** Reports whether a fragment works without an anchor. Most do, which saves parsing the target. */
function leadsToTop(fragment: string): boolean {
  return fragment === '' || fragment === 'top' || fragment.startsWith(':~:')
}

const anchorsOf = new WeakMap<Entry, Set<string>>()

/** Returns the ids of a page as rendered; undefined if its body cannot be parsed. */
function getAnchors(entry: Entry): Set<string> | undefined {
  const known = anchorsOf.get(entry)
  if (known) return known
  const root = entry.nodes.find((node): node is Root => node.type === 'root')
  if (!root) return undefined
  const anchors = findAnchors(root)
  anchorsOf.set(entry, anchors)
  return anchors
}

function suggestPath({ path, fragment }: LocalAddress, routes: Map<string, Route>, { entries }: Content): string {
  // A path copied from an editor or from the repository's website.
  const file = /^\/(?:content\/)?(.+?)(?:\/index)?\.mdx?$/.exec(path)?.[1]
  const entry = file && entries.find((candidate) => candidate.path.replace(/(?:\/index)?\.mdx$/, '') === file)
  const hash = fragment && `#${fragment}`
  if (entry) return `Links use addresses, not file paths: write ${getHref(entry)}${hash}`
  const own = listUnaddressed().find(({ folder }) => folder && `/${folder}` === path.replace(/(?:\.html|\/)$/, ''))
  if (own) return Object.values(describeUnaddressed(own.folder)).join(' ')
  const known = [...routes].filter(([, route]) => isTarget(route)).map(([known]) => known)
  const paths = known.filter((known) => isPagePath(known) === isPagePath(path))
  const name = getName(path)
  const nearest = paths.find((known) => name !== '' && getName(known) === name) ?? findNear(path, paths)
  if (nearest) return `Did you mean ${toLink(nearest)}${hash}?`
  return isPagePath(path)
    ? `The address of a post is ${site.addresses.patterns.post.text}, where :slug is the name of its folder.`
    : `To publish the file, put it at public${path}`
}

/** Reports whether authors link to a kind of address. They do not link to cards and texts. */
function isTarget(route: Route): boolean {
  return route.kind === 'page' || (route.kind === 'file' && route.origin !== 'companion')
}

/** Returns the last segment of a path in lower case, for pages without ending and date: `a` of `/2020/01/02/A.html`. */
function getName(path: string): string {
  const [segment = ''] = path.toLowerCase().split('/').filter(Boolean).slice(-1)
  return isPagePath(path) ? segment.replace(/\.html?$/, '').replace(/^\d{4}-\d\d-\d\d-/, '') : segment
}

function suggestAnchor({ fragment }: LocalAddress, anchors: Set<string>): string {
  if (anchors.has(pageId(fragment))) return `Did you mean #${pageId(fragment)}?`
  const known = [...anchors].filter((id) => !isPageId(id))
  const nearest = findNear(fragment, known) ?? known.find((id) => id.includes(fragment.toLowerCase()))
  if (nearest) return `Did you mean #${nearest}?`
  return known.length === 0 ? 'It has no headings.' : `Its headings: ${known.map((id) => `#${id}`).join(', ')}.`
}

/** Returns the nearest known text; undefined if more than a quarter of the characters differ. */
function findNear(text: string, known: string[]): string | undefined {
  return findNearest(text, known, Math.ceil(text.length / 4))
}
