import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseXml, XmlElement } from '@rgrove/parse-xml'
import { parseFeed } from '@rowanmanning/feed-parser'
import Parser from 'rss-parser'
import { z } from 'zod'
import type { Site } from '../../support/pages'
import { reworded, world } from '../site/sites'
import { type ReadItem, readFeed } from '../support/feeds'
import { findFiles } from './pages'
import { nameFile, type Validator } from './validator'

/** The parts of an item that feed readers compare. */
type Item = { id: string; url: string; published: string }

/** Checks feeds by the rules of their formats, with two third-party readers, and for guids that survive edits. */
export const feeds: Validator = {
  name: 'feeds',
  tools: [],
  async run(sites) {
    const files = await findFiles(sites, /\/(?:feed\.xml|atom\.xml|feed\.json)$/)
    const faults: string[] = []
    let items = 0
    for (const file of files) {
      const text = await readFile(file, 'utf8')
      const found = await checkFeed(file, text)
      items += readFeed(file, text).items.length
      faults.push(...found.map((fault) => `${nameFile(file)}: ${fault}`))
    }
    faults.push(...(await checkGuids(world, reworded)))
    return { checked: `${files.length} feeds, ${items} items, guids compared with the next build`, faults }
  },
}

/** Returns the faults of a feed, whose format follows from its file name. */
export async function checkFeed(file: string, text: string): Promise<string[]> {
  if (file.endsWith('.json')) return checkJsonFeed(text)
  const faults = path.basename(file) === 'feed.xml' ? checkRss(text) : []
  if (faults.length > 0) return faults
  const expected = JSON.stringify(readFeed(file, text).items.map(toItem).map(encodeId))
  const readers = { 'rss-parser': readWithRssParser, '@rowanmanning/feed-parser': readWithFeedParser }
  for (const [name, read] of Object.entries(readers)) {
    const items = JSON.stringify((await read(text)).map(encodeId))
    if (items !== expected) faults.push(`${name} reads different items: ${items}`)
  }
  return faults
}

const toItem = ({ id, url, published }: ReadItem): Item => ({ id, url, published: new Date(published).toISOString() })

/** Normalises an id that is a URI, as readers may do. */
const encodeId = (item: Item): Item => ({ ...item, id: URL.canParse(item.id) ? new URL(item.id).href : item.id })

async function readWithRssParser(text: string): Promise<Item[]> {
  const { items } = await new Parser<object, { id?: string }>().parseString(text)
  return items.map(({ id, guid, link, isoDate }) => ({
    id: id ?? guid ?? '',
    url: link ?? '',
    published: isoDate ?? '',
  }))
}

function readWithFeedParser(text: string): Item[] {
  return parseFeed(text).items.map(({ id, url, published }) => ({
    id: id ?? '',
    url: url ?? '',
    published: published?.toISOString() ?? '',
  }))
}

/** Returns the items whose guid has changed between two builds although their address is the same. */
export async function checkGuids(before: Site, after: Site): Promise<string[]> {
  const read = async ({ dir }: Site) => {
    const file = path.join(dir, 'feed.xml')
    return readFeed(file, await readFile(file, 'utf8')).items
  }
  const [old, current] = await Promise.all([read(before), read(after)])
  const file = nameFile(path.join(after.dir, 'feed.xml'))
  return old.flatMap(({ id, url, title }) => {
    const item = current.find((item) => item.url === url)
    if (!item) return [`${file}: ${url} is missing`]
    // Without an edit, the comparison proves nothing.
    if (item.title === title) return [`${file}: ${url} was not edited`]
    return item.id === id ? [] : [`${file}: the guid of ${url} was ${id} and is ${item.id}`]
  })
}

type Rule = [what: string, holds: (element: XmlElement) => boolean]

const isUrl = (text: string) => /^https?:/.test(text) && URL.canParse(text)
/** RFC 822 with a four-digit year, which is the format of `toUTCString`. */
const isDate = ({ text }: XmlElement) => new Date(text).toUTCString() === text
const isAddress = ({ text }: XmlElement) => isUrl(text)
const isText = ({ text }: XmlElement) => text.trim() !== ''

/** https://www.rssboard.org/rss-specification#requiredChannelElements and the sections after it. */
const channelRules: Record<string, Rule> = {
  title: ['text', isText],
  link: ['an address', isAddress],
  description: ['text', isText],
  language: ['a language', ({ text }) => Intl.getCanonicalLocales(text).length === 1],
  copyright: ['text', isText],
  lastBuildDate: ['a date of RFC 822', isDate],
  docs: ['an address', isAddress],
  generator: ['text', isText],
  'atom:link': ['an address', ({ attributes }) => isUrl(attributes.href ?? '')],
  item: ['a title or description', (item) => ['title', 'description'].some((name) => find(item, name).length > 0)],
}

/** https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt */
const itemRules: Record<string, Rule> = {
  title: ['text', isText],
  link: ['an address', isAddress],
  description: ['text', isText],
  category: ['text', isText],
  guid: [
    'an address unless isPermaLink is false',
    ({ text, attributes }) => text !== '' && (attributes.isPermaLink === 'false' || isUrl(text)),
  ],
  pubDate: ['a date of RFC 822', isDate],
  'dc:creator': ['text', isText],
  'dc:language': ['a language', ({ text }) => Intl.getCanonicalLocales(text).length === 1],
  'content:encoded': ['text', isText],
  // https://www.rfc-editor.org/rfc/rfc4287#section-3.3
  'atom:updated': ['a date of RFC 3339', ({ text }) => z.iso.datetime({ offset: true }).safeParse(text).success],
}

const repeatable = ['item', 'category', 'dc:creator']

function checkRss(text: string): string[] {
  const { root } = parseXml(text)
  const [channel, ...others] = root ? find(root, 'channel') : []
  if (root?.name !== 'rss' || root.attributes.version !== '2.0' || !channel || others.length > 0) {
    return ['not an <rss version="2.0"> with one <channel>']
  }
  const items = find(channel, 'item')
  const guids = items.flatMap((item) => find(item, 'guid').map(({ text }) => text))
  return [
    ...checkElements(channel, channelRules, ['title', 'link', 'description', 'atom:link']),
    ...items.flatMap((item, index) =>
      checkElements(item, itemRules, ['guid', 'pubDate']).map((fault) => `item ${index + 1}: ${fault}`),
    ),
    ...(new Set(guids).size < guids.length ? ['duplicate guid'] : []),
  ]
}

function checkElements(parent: XmlElement, rules: Record<string, Rule>, required: string[]): string[] {
  const elements = parent.children.filter((child) => child instanceof XmlElement)
  const names = elements.map(({ name }) => name)
  const missing = required.filter((name) => !names.includes(name)).map((name) => `missing <${name}>`)
  const twice = names.filter((name, index) => !repeatable.includes(name) && names.indexOf(name) < index)
  const wrong = elements.flatMap((element) => {
    const [what, holds] = rules[element.name] ?? ['part of RSS 2.0', () => false]
    return holds(element) ? [] : [`<${element.name}> is not ${what}: ${element.text.slice(0, 80)}`]
  })
  return [...missing, ...twice.map((name) => `duplicate <${name}>`), ...wrong]
}

function find(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter((child) => child instanceof XmlElement).filter((child) => child.name === name)
}

const address = z.url({ protocol: /^https?$/ })
const text = z.string().min(1)
const date = z.iso.datetime({ offset: true })
const authors = z.array(
  z
    .strictObject({ name: text.optional(), url: address.optional(), avatar: address.optional() })
    .refine((author) => Object.keys(author).length > 0),
)

/** https://www.jsonfeed.org/version/1.1/ without attachments, hubs and extensions. */
const jsonFeedSchema = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: text,
  home_page_url: address.optional(),
  feed_url: address.optional(),
  description: text.optional(),
  user_comment: text.optional(),
  next_url: address.optional(),
  icon: address.optional(),
  favicon: address.optional(),
  authors: authors.optional(),
  language: text.optional(),
  expired: z.boolean().optional(),
  items: z
    .array(
      z
        .strictObject({
          id: text,
          url: address.optional(),
          external_url: address.optional(),
          title: text.optional(),
          content_html: text.optional(),
          content_text: text.optional(),
          summary: text.optional(),
          image: address.optional(),
          banner_image: address.optional(),
          date_published: date.optional(),
          date_modified: date.optional(),
          authors: authors.optional(),
          tags: z.array(text).optional(),
          language: text.optional(),
        })
        .refine((item) => item.content_html || item.content_text, {
          error: 'an item needs content_html or content_text',
        }),
    )
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, { error: 'duplicate id' }),
})

function checkJsonFeed(text: string): string[] {
  const { error } = jsonFeedSchema.safeParse(JSON.parse(text))
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
}
