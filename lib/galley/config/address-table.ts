import {
  canCoincide,
  getPrefix,
  hasParameters,
  type Parameters,
  type Pattern,
  PatternError,
  parsePattern,
} from './address-patterns'
import { feedFormats } from './feed-formats'

/** Each kind of page: where it is unless `addresses` in `lib/site.ts` says otherwise, and what tells its pages apart. */
const kinds = {
  post: { text: '/posts/:slug/', required: ['slug'], optional: ['year', 'month', 'day'] },
  page: { text: '/:slug/', required: ['slug'] },
  tag: { text: '/tags/:tag/', required: ['tag'] },
  tags: { text: '/tags/', required: [] },
  series: { text: '/series/:series/', required: ['series'] },
  author: { text: '/authors/:author/', required: ['author'] },
  index: { text: '/', required: [] },
  pagination: { text: '/page/:number/', required: ['number'] },
  archive: { text: '/archive/', required: [] },
  search: { text: '/search/', required: [] },
} as const satisfies Record<string, Parameters & { text: string }>

/** The parameters of the patterns of posts. */
export const postParameters: Parameters = kinds.post

/** A kind of page that the engine makes. */
export type Kind = keyof typeof kinds

/**
 * What `lib/site.ts` may say of addresses: patterns by kind, the patterns that posts had before, and by the path of its
 * folder in `app/` the address of each page of the owner's own.
 */
export type AddressFacts = Partial<Record<Kind, string>> & { formerPosts?: string[] } & Record<
    string,
    string | string[]
  >

/** Where every page of the site is, without the base path. */
export type AddressTable = {
  patterns: Record<Kind, Pattern>
  /** Pages of the owner's own, by the paths of their folders in `app/`; '' is the home page, if the index is not. */
  own: Map<string, Pattern>
  /** The patterns that posts had before; each address redirects to its post. */
  formerPosts: Pattern[]
}

/** A fault of the table, and the keys of `addresses` that it is about. */
export type AddressFault = { keys: string[]; reason: string }

/** The files and folders at the site's root that the engine writes itself; feeds are there for good. */
export const siteNames: ReadonlySet<string> = new Set<string>([
  ...['404', '_headers', '_next', '_redirects', 'cards', 'img', 'index', 'media', 'pagefind'],
  ...['llms.txt', 'manifest.webmanifest', 'robots.txt', 'sitemap.xml'],
  ...feedFormats.map(({ file }) => file),
])

/** Where Next renders the pages of a kind: the folders of `app/`. The build renames each to its address. */
export const places: Record<Kind, Pattern> = mapKinds(parseDefault)

function parseDefault(kind: Kind): Pattern {
  // The first page of the index is rendered like all others, which leaves app/page.tsx to the owner.
  const rendered = kinds[kind === 'index' ? 'pagination' : kind]
  return parsePattern(rendered.text, rendered)
}

/** Makes the table of what `lib/site.ts` says, and lists what is wrong with it. */
export function createAddressTable(facts: Record<string, string | string[]>): {
  table: AddressTable
  faults: AddressFault[]
} {
  const faults: AddressFault[] = []
  const read = (key: string, text: unknown, parameters: Parameters): Pattern | undefined => {
    try {
      if (typeof text !== 'string') throw new PatternError("This is not an address. Write one, such as '/archive/'.")
      return parsePattern(text, parameters)
    } catch (error) {
      if (!(error instanceof PatternError)) throw error
      faults.push({ keys: [key], reason: error.message })
      return undefined
    }
  }
  const { formerPosts = [], ...addresses } = facts
  const patterns = mapKinds((kind) => {
    const usual = kind === 'pagination' ? derivePagination(addresses.index) : kinds[kind].text
    return read(kind, addresses[kind] ?? usual, kinds[kind]) ?? places[kind]
  })
  const own = new Map<string, Pattern>()
  if (patterns.index.text !== '/') own.set('', parsePattern('/', { required: [] }))
  for (const [key, text] of Object.entries(addresses)) {
    if (Object.hasOwn(kinds, key)) continue
    const pattern = read(key, text, { required: [] })
    if (pattern && read(key, `/${key}/`, { required: [] })) own.set(key, pattern)
  }
  const table = {
    patterns,
    own,
    formerPosts: [formerPosts].flat().flatMap((text) => read('formerPosts', text, kinds.post) ?? []),
  }
  return {
    table,
    faults: faults.length > 0 ? faults : [...findCollisions(table), ...findReserved(table), ...findVainFormer(table)],
  }
}

function mapKinds(create: (kind: Kind) => Pattern): Record<Kind, Pattern> {
  return {
    post: create('post'),
    page: create('page'),
    tag: create('tag'),
    tags: create('tags'),
    series: create('series'),
    author: create('author'),
    index: create('index'),
    pagination: create('pagination'),
    archive: create('archive'),
    search: create('search'),
  }
}

/** The further pages of the index are below the first. */
function derivePagination(index: unknown): string {
  if (typeof index !== 'string') return kinds.pagination.text
  const below = kinds.pagination.text
  return index.endsWith('.html')
    ? index.replace(/\.html$/, below.replace(/\/$/, '.html'))
    : index.replace(/\/?$/, below)
}

/** The folder in `app/` of a page of the owner's own, as a pattern. */
export const getOwnPlace = (key: string): Pattern => parsePattern(key === '' ? '/' : `/${key}/`, { required: [] })

/** All patterns by their keys. */
export function listPatterns({ patterns, own }: AddressTable): [key: string, pattern: Pattern][] {
  return [...Object.entries(patterns), ...own]
}

/** Pairs of patterns that can give one address to two pages. What a post or page may not be called, the check says. */
function findCollisions(table: AddressTable): AddressFault[] {
  const all = listPatterns(table)
  return all.flatMap(([key, pattern], index) =>
    all.slice(index + 1).flatMap(([otherKey, other]): AddressFault[] => {
      if (!canCoincide(pattern, other)) return []
      const isOfEntries = [key, otherKey].map((key) => key === 'post' || key === 'page')
      const isChecked =
        isOfEntries.every(Boolean) || (isOfEntries.some(Boolean) && !(hasParameters(pattern) && hasParameters(other)))
      if (isChecked) return []
      const name = (key: string) => key || 'the home page, app/page.tsx'
      return [
        {
          keys: [key || otherKey],
          reason: `${name(key)}: '${pattern.text}' and ${name(otherKey)}: '${other.text}' can be one address. ${suggestPrefix(key, otherKey)}`,
        },
      ]
    }),
  )
}

function suggestPrefix(key: string, otherKey: string): string {
  const [, usual] =
    Object.entries(kinds).findLast(
      ([kind, { text }]) => (kind === key || kind === otherKey) && text.lastIndexOf('/', text.length - 2) > 0,
    ) ?? []
  return usual ? `Give one a beginning of its own, such as '${usual.text}'.` : 'Write another address for one of them.'
}

/** Patterns that lie over what the engine writes at the root of the site. */
function findReserved(table: AddressTable): AddressFault[] {
  return listPatterns(table).flatMap(([key, pattern]) => {
    const [first] = getPrefix(pattern)
    if (first === undefined || !siteNames.has(first.toLowerCase())) return []
    return [
      {
        keys: [key],
        reason: `"${pattern.text}" begins with /${first}, where the site has files of its own. Write another address.`,
      },
    ]
  })
}

function findVainFormer({ patterns, formerPosts }: AddressTable): AddressFault[] {
  return formerPosts
    .filter(({ text }) => text === patterns.post.text)
    .map(({ text }) => ({
      keys: ['formerPosts'],
      reason: `"${text}" is the pattern that posts have now. Take it out.`,
    }))
}
