import leven from 'leven'
import type { Root } from 'mdast'
import { site } from '../../../site'
import type { Fault } from '../../core/diagnostics'
import { findAnchors } from '../../markdown/anchors'
import { isPageId, pageId } from '../../markup/ids'
import { getHref } from '../addresses'
import { getAddresses } from '../links'
import { getRoutes, type LocalAddress, type Route, readLocal } from '../routes'
import type { Content, Entry, Rule } from '../rule'

export const linkDead: Rule = {
  id: 'link-dead',
  reason: 'A link within the site must lead to an existing page, file or heading.',
  severity: 'error',
  optional: true,
  async check(entry, content) {
    const routes = await getRoutes(content)
    return getAddresses(entry).flatMap(({ url, kind, place }): Fault[] => {
      const target = (kind === 'link' || kind === 'media') && isOfSite(url) ? readLocal(url, entry) : undefined
      if (!target) return []
      const route = routes.get(target.path)
      if (!route) {
        if (findRedirect(target.path, routes)) return []
        return [
          {
            reason: `The ${/\.\w+$/.test(target.path) ? 'file' : 'page'} "${target.path}" does not exist.`,
            note: suggestPath(target, routes, content),
            place,
          },
        ]
      }
      if (!('entry' in route) || route.kind === 'alias' || leadsToTop(target.fragment)) return []
      const anchors = getAnchors(route.entry)
      if (!anchors || anchors.has(target.fragment)) return []
      const where = route.entry === entry ? 'This file' : route.entry.file.path
      return [{ reason: `${where} has no heading "#${target.fragment}".`, note: suggestAnchor(target, anchors), place }]
    })
  },
}

/** Reports whether an address could be one of this site. link-relative checks relative addresses. */
function isOfSite(url: string): boolean {
  return /^(?:https?:\/\/|\/(?![/\\])|#)/i.test(url)
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
  const paths = [...routes].filter(([, { kind }]) => kind === 'page' || kind === 'file').map(([known]) => known)
  const slug = path.split('/').filter(Boolean).at(-1)?.toLowerCase()
  const nearest =
    paths.find((known) => slug !== undefined && known.toLowerCase().split('/').filter(Boolean).at(-1) === slug) ??
    findNearest(path, paths)
  if (nearest) return `Did you mean ${nearest}${hash}?`
  return /\.\w+$/.test(path)
    ? `To publish the file, put it at public${path}`
    : `The address of a post is ${site.addresses.patterns.post.text}, where :slug is the name of its folder.`
}

function suggestAnchor({ fragment }: LocalAddress, anchors: Set<string>): string {
  if (anchors.has(pageId(fragment))) return `Did you mean #${pageId(fragment)}?`
  const known = [...anchors].filter((id) => !isPageId(id))
  const nearest = findNearest(fragment, known) ?? known.find((id) => id.includes(fragment.toLowerCase()))
  if (nearest) return `Did you mean #${nearest}?`
  return known.length === 0 ? 'It has no headings.' : `Its headings: ${known.map((id) => `#${id}`).join(', ')}.`
}

/** Returns the known text with the fewest differences; undefined if more than a quarter of the characters differ. */
function findNearest(text: string, known: string[]): string | undefined {
  let nearest: { candidate: string; distance: number } | undefined
  const furthest = Math.ceil(text.length / 4)
  for (const candidate of known) {
    if (Math.abs(candidate.length - text.length) > furthest) continue
    const distance = leven(text.toLowerCase(), candidate.toLowerCase(), { maxDistance: furthest + 1 })
    if (distance <= furthest && (!nearest || distance < nearest.distance)) nearest = { candidate, distance }
  }
  return nearest?.candidate
}
