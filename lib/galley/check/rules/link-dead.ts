import leven from 'leven'
import type { Root } from 'mdast'
import { site } from '../../../site'
import type { Fault } from '../../core/diagnostics'
import { findAnchors } from '../../markdown/anchors'
import { getHref } from '../addresses'
import { getAddresses } from '../links'
import { getRoutes, type LocalAddress, type Route, readLocal } from '../routes'
import type { Content, Entry, Rule } from '../rule'

export const linkDead: Rule = {
  id: 'link-dead',
  reason: 'A link within the site leads to a page, a file or a heading that is there.',
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
            reason: `There is no ${/\.\w+$/.test(target.path) ? 'file' : 'page'} ${target.path}.`,
            note: suggestPath(target, routes, content),
            place,
          },
        ]
      }
      if (!('entry' in route) || route.kind === 'alias' || leadsToTop(target.fragment)) return []
      const anchors = getAnchors(route.entry)
      if (!anchors || anchors.has(target.fragment)) return []
      const where = route.entry === entry ? 'This file' : route.entry.file.path
      return [{ reason: `${where} has no heading #${target.fragment}.`, note: suggestAnchor(target, anchors), place }]
    })
  },
}

/** Whether an address is meant to stay within the site; one that is relative to the file is another rule's matter. */
function isOfSite(url: string): boolean {
  return /^(?:https?:\/\/|\/(?![/\\])|#)/i.test(url)
}

/** The address that a path without its last slash, or with its file's name, is redirected to. */
export function findRedirect(path: string, routes: Map<string, Route>): string | undefined {
  return [`${path}/`, path.replace(/index\.html$/, '')].find((candidate) => candidate !== path && routes.has(candidate))
}

/** Whether a fragment needs nothing on the page; most need not have it read. */
function leadsToTop(fragment: string): boolean {
  return fragment === '' || fragment === 'top' || fragment.startsWith(':~:')
}

const anchorsOf = new WeakMap<Entry, Set<string>>()

/** The ids of a page, made as the page makes them; undefined if its body cannot be read. */
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
  // What is in the address bar of the repository's host, or in an editor.
  const file = /^\/(?:content\/)?(.+?)(?:\/index)?\.mdx?$/.exec(path)?.[1]
  const entry = file && entries.find((candidate) => candidate.path.replace(/(?:\/index)?\.mdx$/, '') === file)
  const hash = fragment && `#${fragment}`
  if (entry) return `Write ${getHref(entry)}${hash}: a post's address, not its file.`
  const paths = [...routes].filter(([, { kind }]) => kind === 'page' || kind === 'file').map(([known]) => known)
  const slug = path.split('/').filter(Boolean).at(-1)?.toLowerCase()
  const nearest =
    paths.find((known) => slug !== undefined && known.toLowerCase().split('/').filter(Boolean).at(-1) === slug) ??
    findNearest(path, paths)
  if (nearest) return `Did you mean ${nearest}${hash}?`
  return /\.\w+$/.test(path)
    ? `If readers are to get that file, put it at public${path}.`
    : `A post's address is ${site.addresses.patterns.post.text}, where :slug is the name of its folder.`
}

function suggestAnchor({ fragment }: LocalAddress, anchors: Set<string>): string {
  const known = [...anchors].filter((id) => !/^(?:fn|fnref)-|^footnote-label$/.test(id))
  const nearest = findNearest(fragment, known) ?? known.find((id) => id.includes(fragment.toLowerCase()))
  if (nearest) return `Did you mean #${nearest}?`
  return known.length === 0 ? 'It has no headings.' : `It has ${known.map((id) => `#${id}`).join(', ')}.`
}

/** What was most probably meant, if anything is near. */
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
