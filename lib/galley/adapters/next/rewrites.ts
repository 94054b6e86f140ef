import { readdirSync } from 'node:fs'
import path from 'node:path'
import { site } from '../../../site'
import { canCoincide, hasParameters, type Pattern, toHostPath, toRouteSource } from '../../config/address-patterns'
import { getOwnPlace, type Kind, listPatterns, places } from '../../config/address-table'
import { env } from '../../core/env'

/** A rule of Next for what answers at an address: https://nextjs.org/docs/app/api-reference/config/next-config-js/rewrites */
type Rewrite = { source: string; destination: string }

// Next applies these rules one after the other, each to what the last has made of the path. No address begins with an
// underscore, so that what is on its way to a place, or hidden, meets no rule that is not meant for it.
const [toPlace, hidden] = ['/_place', '/_hidden']

/**
 * What has `next dev` answer at the addresses of the table, and not where the routes are in `app/`. A build renames files
 * instead (place-pages.ts). If posts and pages have one pattern, the pages are those that are there when it starts.
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

/** A pattern with a value in the place of its parameters. */
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
