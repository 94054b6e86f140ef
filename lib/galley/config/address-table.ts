import {
  canCoincide,
  createExample,
  getPrefix,
  hasParameters,
  type Parameters,
  type Pattern,
  PatternError,
  parsePattern,
} from './address-patterns'
import { feedFormats } from './feed-formats'

/** The kinds of pages, each with its default pattern and the parameters that distinguish its pages. */
const kinds = {
  post: { text: '/posts/:slug/', required: ['slug'], optional: ['year', 'month', 'day'] },
  page: { text: '/:slug/', required: ['slug'] },
  tag: { text: '/tags/:tag/', required: ['tag'] },
  tags: { text: '/tags/', required: [] },
  series: { text: '/series/:series/', required: ['series'] },
  author: { text: '/authors/:author/', required: ['author'] },
  index: { text: '/', required: [], canBeHome: true },
  pagination: { text: '/page/:number/', required: ['number'] },
  archive: { text: '/archive/', required: [] },
  search: { text: '/search/', required: [] },
} as const satisfies Record<string, Parameters & { text: string }>

/** The parameters of the patterns of posts. */
export const postParameters: Parameters = kinds.post

/** A kind of page that the engine generates. */
export type Kind = keyof typeof kinds

/**
 * `addresses` in `lib/site.ts`: patterns by kind, the former patterns of posts, and the address of each of the owner's
 * pages by the path of its folder in `app/`.
 */
export type AddressFacts = Partial<Record<Kind, string>> & { formerPosts?: string[] } & Record<
    string,
    string | string[]
  >

/** The addresses of all pages of the site, without the base path. */
export type AddressTable = {
  patterns: Record<Kind, Pattern>
  /** The owner's pages, by the paths of their folders in `app/`; '' is the home page, if it is not the index. */
  own: Map<string, Pattern>
  /** The former patterns of posts, whose addresses redirect to the posts. */
  formerPosts: Pattern[]
}

/** A fault of the table, with the keys of `addresses` that cause it. */
export type AddressFault = { keys: string[]; reason: string }

/** The files and folders that the engine writes at the site's root. */
export const siteNames: ReadonlySet<string> = new Set<string>([
  ...['404', '_headers', '_next', '_redirects', 'cards', 'img', 'index', 'media', 'pagefind'],
  ...['llms.txt', 'manifest.webmanifest', 'robots.txt', 'sitemap.xml'],
  ...feedFormats.map(({ file }) => file),
])

/** The patterns at which Next.js renders pages: the folders of `app/`. The build moves each page to its address. */
export const places: Record<Kind, Pattern> = mapKinds(parseDefault)

function parseDefault(kind: Kind): Pattern {
  // The first index page is rendered as a pagination page, so that owners can use app/page.tsx.
  const rendered = kinds[kind === 'index' ? 'pagination' : kind]
  return parsePattern(rendered.text, rendered)
}

/** Creates the table from `addresses` in `lib/site.ts`, and lists its faults. */
export function createAddressTable(facts: Record<string, string | string[]>): {
  table: AddressTable
  faults: AddressFault[]
} {
  const faults: AddressFault[] = []
  const read = (key: string, text: unknown, parameters: Parameters): Pattern | undefined => {
    try {
      if (typeof text !== 'string')
        throw new PatternError(`Not an address. Write one, such as ${createExample(parameters)}.`)
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
    if (isKind(key)) continue
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
    faults:
      faults.length > 0 ? faults : [...findCollisions(table), ...findReserved(table), ...findRedundantFormer(table)],
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

/** Returns the default pagination pattern: below the index. */
function derivePagination(index: unknown): string {
  if (typeof index !== 'string') return kinds.pagination.text
  const below = kinds.pagination.text
  return index.endsWith('.html')
    ? index.replace(/\.html$/, below.replace(/\/$/, '.html'))
    : index.replace(/\/?$/, below)
}

/** Returns the folder in `app/` of one of the owner's pages as a pattern. */
export const getOwnPlace = (key: string): Pattern => parsePattern(key === '' ? '/' : `/${key}/`, { required: [] })

/** Returns all patterns with their keys. */
export function listPatterns({ patterns, own }: AddressTable): [key: string, pattern: Pattern][] {
  return [...Object.entries(patterns), ...own]
}

type Entry = [key: string, pattern: Pattern]

/** Finds pairs of patterns that can give two pages the same address. */
function findCollisions(table: AddressTable): AddressFault[] {
  const all = listPatterns(table)
  return all.flatMap((entry, index) =>
    all.slice(index + 1).flatMap((other): AddressFault[] => {
      if (!collide(entry, other)) return []
      const describe = ([key, { text }]: Entry) => `${key || 'the home page, app/page.tsx'}: '${text}'`
      const reason = `${describe(entry)} and ${describe(other)} can be the same address. ${suggestOther(entry, other, all)}`
      return [{ keys: [entry[0] || other[0]], reason }]
    }),
  )
}

/** Returns whether two kinds of pages can have the same address, except for pairs that the check handles per entry. */
function collide([key, pattern]: Entry, [otherKey, other]: Entry): boolean {
  if (!canCoincide(pattern, other)) return false
  const isOfEntries = [key, otherKey].map((key) => key === 'post' || key === 'page')
  const isChecked =
    isOfEntries.every(Boolean) || (isOfEntries.some(Boolean) && !(hasParameters(pattern) && hasParameters(other)))
  return !isChecked
}

/** Returns a remedy for two patterns that collide: the default of one of them, or one with a prefix, if it is free. */
function suggestOther(entry: Entry, other: Entry, all: Entry[]): string {
  // The home page is where it is.
  const movable = [other, entry].filter(([key]) => key !== '')
  const candidates = [
    ...movable.map(([key]): [string, string] => [key, isKind(key) ? kinds[key].text : `/${key}/`]),
    ...movable.map(([key, { text }]): [string, string] => [key, `/${key}${text}`]),
  ]
  const free = candidates.find(([key, text]) => {
    const moved: Entry = [key, parsePattern(text, isKind(key) ? kinds[key] : { required: [] })]
    return !isReserved(moved[1]) && all.every(([known, pattern]) => known === key || !collide([known, pattern], moved))
  })
  return free ? `Write ${free[0]}: '${free[1]}'.` : 'Change one of them.'
}

const isKind = (key: string): key is Kind => Object.hasOwn(kinds, key)

const isReserved = (pattern: Pattern): boolean => siteNames.has(getPrefix(pattern)[0]?.toLowerCase() ?? '')

/** Finds patterns that conflict with files of the engine at the site's root. */
function findReserved(table: AddressTable): AddressFault[] {
  return listPatterns(table).flatMap(([key, pattern]) => {
    if (!isReserved(pattern)) return []
    const [first] = getPrefix(pattern)
    return [
      {
        keys: [key],
        reason: `"${pattern.text}" starts with /${first}, which is reserved for files of the engine. Write another address.`,
      },
    ]
  })
}

function findRedundantFormer({ patterns, formerPosts }: AddressTable): AddressFault[] {
  return formerPosts
    .filter(({ text }) => text === patterns.post.text)
    .map(({ text }) => ({
      keys: ['formerPosts'],
      reason: `"${text}" is the current pattern of posts. Remove it.`,
    }))
}
