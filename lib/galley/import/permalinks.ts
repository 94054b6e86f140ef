import path from 'node:path'
import { formatInstant } from '../core/dates'
import { type Data, isData, type JekyllDocument, toText, toTexts, toWords } from './jekyll'

/** Jekyll's named permalink styles. */
const styles = new Map([
  ['date', '/:categories/:year/:month/:day/:title:output_ext'],
  ['pretty', '/:categories/:year/:month/:day/:title/'],
  ['ordinal', '/:categories/:year/:y_day/:title:output_ext'],
  ['weekdate', '/:categories/:year/W:week/:short_day/:title:output_ext'],
  ['none', '/:categories/:title:output_ext'],
])

/** Returns the categories of a post without duplicates: the folders above _posts, then those of its frontmatter. */
export function getCategories({ file, data }: JekyllDocument): string[] {
  const folders = file.split('/').slice(0, -1)
  const above = folders.slice(
    0,
    folders.findIndex((part) => part === '_posts' || part === '_drafts'),
  )
  const own = toText(data.category) ? toTexts(data.category) : toWords(data.categories)
  return [...new Set([...above, ...own])]
}

/** Returns the slug of a document on the old site, from its frontmatter or file name. */
export function getName({ file, data }: JekyllDocument): string {
  return toText(data.slug) ?? path.posix.parse(file).name.replace(/^\d{2,4}-\d{1,2}-\d{1,2}-/, '')
}

/** Returns the old address of a post, decoded and without the base URL. Throws at an unknown placeholder. */
export function getPostAddress(document: JekyllDocument, instant: number, timeZone: string, config: Data): string {
  const collections = isData(config.collections) ? config.collections : {}
  const ofPosts = isData(collections.posts) ? toText(collections.posts.permalink) : undefined
  const wanted = toText(document.data.permalink) ?? ofPosts ?? toText(config.permalink) ?? 'date'
  return fill(styles.get(wanted) ?? wanted, getPostParts(document, instant, timeZone))
}

/** Returns the old address of a page, decoded and without the base URL. Throws at an unknown placeholder. */
export function getPageAddress({ file, data }: JekyllDocument, config: Data): string {
  const { dir, name } = path.posix.parse(file)
  const style = toText(config.permalink) ?? 'date'
  const suffix =
    style === 'pretty' || style.endsWith('/') ? '/' : styles.has(style) || style.endsWith(':output_ext') ? '.html' : ''
  const own = toText(data.permalink)
  const usual = name === 'index' ? `/${dir}/` : `/${dir}/${name}${suffix}`
  return fill(
    own ?? usual,
    new Map([
      ['path', dir],
      ['basename', name],
      ['output_ext', '.html'],
    ]),
  )
}

function getPostParts(document: JekyllDocument, instant: number, timeZone: string): Map<string, string> {
  const local = new Date(`${formatInstant(instant, timeZone).slice(0, 19)}Z`)
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' }).format(local)
  const pad = (value: number, length = 2) => String(value).padStart(length, '0')
  const name = getName(document)
  const categories = getCategories(document).map((category) => category.toLowerCase())
  const { week, weekYear } = getWeek(local)
  return new Map([
    ['year', pad(local.getUTCFullYear(), 4)],
    ['short_year', pad(local.getUTCFullYear() % 100)],
    ['month', pad(local.getUTCMonth() + 1)],
    ['i_month', String(local.getUTCMonth() + 1)],
    ['short_month', write({ month: 'short' })],
    ['long_month', write({ month: 'long' })],
    ['day', pad(local.getUTCDate())],
    ['i_day', String(local.getUTCDate())],
    ['y_day', pad(Math.floor((local.getTime() - Date.UTC(local.getUTCFullYear(), 0, 1)) / 86_400_000) + 1, 3)],
    ['short_day', write({ weekday: 'short' })],
    ['long_day', write({ weekday: 'long' })],
    ['w_day', String(local.getUTCDay() || 7)],
    ['week', pad(week)],
    ['w_year', String(weekYear)],
    ['hour', pad(local.getUTCHours())],
    ['minute', pad(local.getUTCMinutes())],
    ['second', pad(new Date(instant).getUTCSeconds())],
    ['title', name.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replace(/^-|-$/g, '')],
    ['slug', slugifyAsJekyll(name)],
    ['name', slugifyAsJekyll(name)],
    ['categories', [...new Set(categories)].join('/')],
    ['slugified_categories', [...new Set(categories.map(slugifyAsJekyll))].join('/')],
    ['collection', 'posts'],
    ['output_ext', '.html'],
  ])
}

function slugifyAsJekyll(text: string): string {
  return text
    .replace(/[^\p{M}\p{L}\p{Nd}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
}

/** Returns the ISO 8601 week. */
function getWeek(day: Date): { week: number; weekYear: number } {
  const thursday = new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * 86_400_000)
  const weekYear = thursday.getUTCFullYear()
  return { week: Math.floor((thursday.getTime() - Date.UTC(weekYear, 0, 1)) / 604_800_000) + 1, weekYear }
}

/** The length of the longest placeholder. */ const longestPart = 'slugified_categories'.length

/** Fills in a permalink template. The longest matching placeholder wins, as in Jekyll. */
function fill(template: string, parts: Map<string, string>): string {
  const filled = template.replace(/:([a-z_]+)/g, (whole, name: string) => {
    for (let length = Math.min(name.length, longestPart); length > 0; length--) {
      const value = parts.get(name.slice(0, length))
      if (value !== undefined) return value + name.slice(length)
    }
    throw new Error(`Unknown placeholder "${whole}" in the permalink "${template}".`)
  })
  return decodePath(`/${filled}`.replace(/\/{2,}/g, '/'))
}

/** Decodes a path; returns it unchanged if its percent-encoding is invalid. */
export function decodePath(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
