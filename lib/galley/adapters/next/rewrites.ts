import { readdirSync } from 'node:fs'
import path from 'node:path'
import { site } from '../../../site'
import { canCoincide, hasParameters, type Pattern, toHostPath, toRouteSource } from '../../config/address-patterns'
import { getOwnPlace, type Kind, listPatterns, places } from '../../config/address-table'
import { env } from '../../core/env'

/** A rewrite rule of Next: https://nextjs.org/docs/app/api-reference/config/next-config-js/rewrites */
type Rewrite = { source: string; destination: string }

// Next applies these rules in order, each to the result of the last. No address begins with an underscore, so no other
// rule matches a path that has been rewritten or hidden.
const [toPlace, hidden] = ['/_place', '/_hidden']

/**
 * Returns the rules by which `next dev` serves pages at the addresses of the table, and not at those of their routes in
 * `app/`. A build moves files instead (place-pages.ts). If posts and pages share a pattern, only the pages that exist when
 * the server starts are served.
 */
export function createRewrites(pageSlugs = listPageSlugs()): Rewrite[] {
  const { patterns, own } = site.addresses
  const isShared = canCoincide(patterns.page, patterns.post)
  const pages = isShared ? pageSlugs.map((slug) => toRule(fix(patterns.page, slug), fix(places.page, slug))) : []
  const [single, many] = partition(listPatterns(site.addresses), ([, pattern]) => !hasParameters(pattern))
  const [singlePlaces, manyPlaces] = partition(
    [...Object.values(places), ...Array.from(own.keys(), getOwnPlace)],
    (place) => !hasParameters(place),
  )
  return [
    ...single.map(([key, pattern]) => toRule(pattern, getPlace(key))),
    ...[...singlePlaces, fix(patterns.pagination, '1')].map(hide),
    ...pages,
    ...many.filter(([key]) => !(isShared && key === 'page')).map(([key, pattern]) => toRule(pattern, getPlace(key))),
    ...manyPlaces.map(hide),
    { source: `${toPlace}/:path*`, destination: '/:path*' },
  ]
}

const hide = (place: Pattern): Rewrite => ({ source: toRouteSource(place), destination: hidden })

function partition<Item>(items: Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))]
}

function toRule(address: Pattern, place: Pattern): Rewrite {
  return { source: toRouteSource(address), destination: `${toPlace}${toHostPath(place, '')}` }
}

function getPlace(key: string): Pattern {
  if (key === 'index') return fix(places.pagination, '1')
  return isKind(key) ? places[key] : getOwnPlace(key)
}

const isKind = (key: string): key is Kind => Object.hasOwn(places, key)

/** Returns a pattern whose parameters are replaced by a value. */
function fix({ parts, ...pattern }: Pattern, value: string): Pattern {
  return { ...pattern, parts: parts.map((part) => ('parameter' in part ? { literal: value } : part)) }
}

function listPageSlugs(): string[] {
  try {
    const files = readdirSync(path.join(env.contentDir, 'pages'))
    return files.filter((file) => file.endsWith('.mdx')).map((file) => path.basename(file, '.mdx'))
  } catch {
    return []
  }
}
