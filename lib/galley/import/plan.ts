import path from 'node:path'
import { site } from '../../site'
import { findCommonPattern } from '../addresses/derive-pattern'
import { type PostAddress, pageHref, postHref } from '../addresses/urls'
import { isAlias, isReserved, normalizeHref } from '../check/addresses'
import { toSlug } from '../content/slug'
import { env } from '../core/env'
import { createResolve, toKey } from './addresses'
import { type JekyllDate, readDate } from './dates'
import { createPageFields, createPostFields, createSource, getTitle } from './fields'
import { findFeed, type OldFeed } from './guids'
import { type JekyllDocument, type JekyllSite, toText, toTexts } from './jekyll'
import type { LiquidScope } from './liquid'
import { createLiquidEngine, type OldSite } from './liquid-engine'
import { type Body, translateBody } from './markdown'
import { howToGoOn, type Notice, type Notify } from './notices'
import { type Person, readPeople } from './people'
import { getName, getPageAddress, getPostAddress } from './permalinks'

/** The files that an import writes, and its report. */
export type Plan = {
  /** The sources of posts and pages, by their paths in the content folder. */
  texts: Map<string, string>
  /** The path in the old blog of each copied image, by its path in the content folder. */
  images: Map<string, string>
  /** Linked files, which keep their paths in public/. */
  downloads: string[]
  people: Person[]
  posts: number
  aliases: number
  /** Files of the old blog that no post or page uses. */
  unused: string[]
  /** The address pattern of most old posts, with which they keep their addresses. */
  pattern: string | undefined
  /** The path of the old feed, if there was one. */
  feed: string | undefined
  notices: Notice[]
}

/** A document with its old and new address; `from` is decoded, `file` is the new path in the content folder. */
type Move = {
  document: JekyllDocument
  slug: string
  date: JekyllDate
  from: string
  to: string
  file: string
  notify: Notify
}

/**
 * Returns the plan for importing a Jekyll site, without reading or writing files. Throws with the name of a file that
 * cannot be translated, such as one nested too deeply. Calls `onStep` with each file before translating it.
 */
export function createPlan(old: JekyllSite, onStep: (file: string) => void = () => {}): Plan {
  const notices = [...old.notices]
  const place = getPlace(old)
  const engine = createLiquidEngine(place)
  const values = { ...old.config, ...place }
  const feed = findFeed(old, place, (file, text) => void notices.push({ file, line: undefined, text }))
  if (!feed) {
    const text = 'The old site has no readable feed. The GUID of each post is its old address.'
    notices.push({ file: '_config.yml', line: undefined, text })
  }
  const moves = createMoves(old, toText(old.config.timezone) ?? site.timeZone, notices)
  const moved = new Map(moves.map(({ from, to }) => [toKey(from), to]))
  for (const { document, to } of moves)
    for (const from of toTexts(document.data.redirect_from)) moved.set(toKey(from), to)
  const bodies = new Map<Move, Body>()
  for (const move of moves) {
    const { document, from, notify } = move
    const page = { ...document.data, title: getTitle(document), url: encodeURI(from), path: document.file }
    const scope: LiquidScope = {
      engine,
      values: { site: values, page },
      findAddress: (tag, name) => findAddress(tag, name, moves, old, place),
    }
    const separator = toText(document.data.excerpt_separator) ?? toText(old.config.excerpt_separator) ?? '\n\n'
    const resolve = createResolve(from, place, moved, old.assets)
    const context = { scope, resolve, separator: document.kind === 'page' ? undefined : separator, notify }
    onStep(document.file)
    bodies.set(
      move,
      blame(document.file, () => translateBody(document.body, document.bodyLine, context)),
    )
  }
  const images = placeImages(bodies)
  const downloads = [...new Set([...bodies.values()].flatMap(({ downloads }) => downloads))].sort()
  const people: Person[] = readPeople(old.config.author, old)
  const texts = new Map<string, string>()
  const taken = new Set(moves.map(({ to }) => to))
  let aliases = 0
  for (const [move, body] of bodies) {
    const { document, file, notify } = move
    const folder = path.posix.dirname(file)
    onStep(document.file)
    const text = blame(document.file, () =>
      body.write((image) => toRelative(folder, images.get(image)?.get(folder) ?? image)),
    )
    const own = createAliases(move, taken)
    aliases += own.length
    if (document.kind === 'page') {
      texts.set(file, createSource(createPageFields(document, own, notify), text))
      continue
    }
    const authors = readPeople(document.data.author ?? document.data.authors, old)
    people.push(...authors)
    const isUsual = authors.every(({ key }) => key === people[0]?.key) && old.config.author !== undefined
    const fields = createPostFields(
      document,
      {
        date: move.date.written,
        authors: isUsual ? [] : authors.map(({ key }) => key),
        aliases: own,
        guid: readGuid(move, feed, place),
      },
      notify,
    )
    texts.set(file, createSource(fields, text))
  }
  const copied = new Map(
    [...images].flatMap(([source, places]) => [...places.values()].map((target) => [target, source])),
  )
  const used = new Set([...images.keys(), ...downloads])
  return {
    texts,
    images: copied,
    downloads,
    people,
    posts: moves.filter(({ document }) => document.kind !== 'page').length,
    aliases,
    unused: [...old.assets].filter((file) => !used.has(file)),
    pattern: findPattern(moves),
    feed: feed?.address,
    notices: notices.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0))),
  }
}

/** Calls `run`, and adds the file and a remedy to its errors. */
function blame<T>(file: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    const isDeep = error instanceof RangeError
    const reason = isDeep ? 'It is too long or nested too deeply.' : error instanceof Error ? error.message : error
    throw new Error(`${file} cannot be translated. ${reason} ${howToGoOn}`)
  }
}

function findPattern(moves: Move[]): string | undefined {
  const posts = moves.filter(({ document }) => document.kind === 'post')
  return findCommonPattern(posts.map(({ from, slug, date }) => [from, toPostAddress(slug, date)]))
}

function toPostAddress(slug: string, { written }: JekyllDate): PostAddress {
  return { slug, date: { day: written.slice(0, 10) } }
}

/** Returns the origin and base path of the old site. */
function getPlace({ config }: JekyllSite): OldSite {
  const url = (toText(config.url) ?? '').replace(/\/$/, '')
  return { url, baseurl: (toText(config.baseurl) ?? '').replace(/\/$/, '').replace(/^(?=[^/])/, '/') }
}

function createMoves(old: JekyllSite, timeZone: string, notices: Notice[]): Move[] {
  const moves: Move[] = []
  const files = new Set<string>()
  // Post files sort by date, so the older of two posts with the same slug keeps it.
  for (const document of [...old.documents].sort((a, b) => (a.file < b.file ? -1 : 1))) {
    const { kind, file, lines } = document
    const notify = (text: string, line?: number) => void notices.push({ file, line, text })
    const date = readDate(document, timeZone)
    if (!date) {
      notify(`Invalid date "${toText(document.data.date)}": this ${kind} is not imported.`, lines.get('date'))
      continue
    }
    try {
      const from =
        kind === 'page'
          ? getPageAddress(document, old.config)
          : getPostAddress(document, date.instant, timeZone, old.config)
      const slug = createSlug(document, date, files)
      const href = kind === 'page' ? pageHref(slug) : postHref(toPostAddress(slug, date))
      const to = href.slice(env.basePath.length)
      if (isReserved(to)) {
        notify(`${from} is an address that the new site generates: not imported.`)
        continue
      }
      const target = kind === 'page' ? `pages/${slug}.mdx` : `posts/${slug}/index.mdx`
      files.add(target)
      moves.push({ document, slug, date, from, to, file: target, notify })
    } catch (error) {
      notify(`${error instanceof Error ? error.message : error} This ${kind} is not imported.`, lines.get('permalink'))
    }
  }
  return moves
}

/** Returns a unique slug: the name, with the year or a number added if it is taken. */
function createSlug(document: JekyllDocument, { written }: JekyllDate, files: Set<string>): string {
  const isPage = document.kind === 'page'
  const own = isPage
    ? toText(document.data.permalink)
        ?.split('/')
        .filter(Boolean)
        .at(-1)
        ?.replace(/\.html$/, '')
    : undefined
  const slug = toSlug(own ?? getName(document)) || `post-${written.slice(0, 10)}`
  const candidates = [
    slug,
    `${slug}-${written.slice(0, 4)}`,
    ...Array.from({ length: 98 }, (_, index) => `${slug}-${index + 2}`),
  ]
  const isFree = (name: string) => !files.has(isPage ? `pages/${name}.mdx` : `posts/${name}/index.mdx`)
  return candidates.find(isFree) ?? `${slug}-${files.size}`
}

/** Whether a document was never public: drafts and `published: false`. */
function isHidden({ kind, data }: JekyllDocument): boolean {
  return kind === 'draft' || data.published === false
}

/** Returns the old addresses of a post or page as aliases, without those that are taken on the new site. */
function createAliases({ document, from, to, notify }: Move, taken: Set<string>): string[] {
  if (isHidden(document)) return []
  const wanted = [from, ...toTexts(document.data.redirect_from)].map((address) => {
    const rooted = address.startsWith('/') ? address : `/${address}`
    return /(?:\.html|\/)$/.test(rooted) ? rooted : `${rooted}/`
  })
  return [...new Set(wanted)].filter((alias) => {
    const address = normalizeHref(alias).toLowerCase()
    if (address === to) return false
    const isFree = !taken.has(address) && !isReserved(alias)
    if (isAlias(alias) && isFree) {
      taken.add(address)
      return true
    }
    notify(`The old address ${alias} cannot be an alias: it is taken or invalid.`)
    return false
  })
}

function readGuid(
  { document, from, date, notify }: Move,
  feed: OldFeed | undefined,
  { url, baseurl }: OldSite,
): string | undefined {
  if (isHidden(document)) return undefined
  const address = encodeURI(from)
  const post = {
    ...document.data,
    title: getTitle(document),
    url: address,
    id: address.replace(/\.html$|\/$/, ''),
    date: new Date(date.instant).toISOString(),
    content: '',
    excerpt: '',
    tags: [],
    categories: [],
  }
  const usual = `${url}${baseurl}${address}`
  try {
    return feed ? feed.getGuid(post) : usual
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split('\n', 1)
    notify(`The old feed cannot be rendered for this post, so its GUID is its old address: ${reason}`)
    return usual
  }
}

/** Returns the new path of each image per folder that uses it: next to its only post, or else in images/. */
function placeImages(bodies: Map<Move, Body>): Map<string, Map<string, string>> {
  const users = new Map<string, Set<string>>()
  for (const [{ file }, body] of bodies) {
    for (const image of body.images) users.set(image, (users.get(image) ?? new Set()).add(path.posix.dirname(file)))
  }
  const taken = new Set<string>()
  const places = [...users].map(([image, folders]): [string, Map<string, string>] => {
    const [only = 'pages'] = folders
    const folder = folders.size > 1 || only === 'pages' ? 'images' : only
    const short = path.posix.join(folder, path.posix.basename(image))
    const target = taken.has(short.toLowerCase()) ? path.posix.join(folder, image.replaceAll('/', '-')) : short
    taken.add(target.toLowerCase())
    return [image, new Map([...folders].map((folder) => [folder, target]))]
  })
  return new Map(places)
}

function toRelative(folder: string, file: string): string {
  const relative = path.posix.relative(folder, file)
  return relative.startsWith('.') ? relative : `./${relative}`
}

/** Returns the old address, with the base URL, of the post or file that a Liquid tag names. */
function findAddress(
  tag: 'post_url' | 'link',
  name: string,
  moves: Move[],
  old: JekyllSite,
  { baseurl }: OldSite,
): string | undefined {
  const wanted = name.replace(/^\//, '')
  const move = moves.find(({ document: { kind, file } }) =>
    tag === 'link' ? file === wanted : kind === 'post' && file.replace('_posts/', '').replace(/\.\w+$/, '') === wanted,
  )
  if (move) return `${baseurl}${encodeURI(move.from)}`
  const byName =
    tag === 'post_url' &&
    moves.find(({ document: { kind, file } }) => kind === 'post' && path.posix.parse(file).name === wanted)
  if (byName) return `${baseurl}${encodeURI(byName.from)}`
  return tag === 'link' && old.assets.has(wanted) ? `${baseurl}/${encodeURI(wanted)}` : undefined
}
