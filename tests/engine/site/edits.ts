import fc from 'fast-check'
import { createSource, type Files, svg } from '../support/content'
import { createTelltale } from './content'

const large = svg.replaceAll('40', '80')
const person = (name: string) => `authors:\n  - key: mara\n    name: ${name}\n`

/** A post of a blog in which much hangs together: neighbours, a series, tags, related posts. */
function post(day: number, facts: Record<string, unknown> = {}, text = 'Text.'): string {
  const date = `2024-01-${String(day).padStart(2, '0')}`
  return createSource({ title: `Day ${day}`, date, tags: ['days'], ...facts }, `Lead.\n\n{/* more */}\n\n${text}\n`)
}

/** A day after all other edits. */
const tomorrow = new Date('2026-01-02T00:00:00Z')

/** Occurs in a post that is published at first and then withdrawn, and in nothing else. */
export const withdrawn = 'zyxwithdrawn'
/** An island, whose page keeps all that React has rendered it from. */
const island = '<Option121Encoder />'

const first: Files = {
  'authors.yml': `${person('Mara')}  - key: ${withdrawn}\n    name: ${withdrawn} name\n`,
  'images/shared.svg': svg,
  'pages/about.mdx': createSource({ title: 'About' }, 'Somebody.'),
  // No edit is one of this page, or of something that it shows.
  'pages/lab.mdx': createSource({ title: 'Lab' }, island),
  ...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`posts/day-${index + 1}.mdx`, post(index + 1)])),
  'posts/day-3.mdx': post(3, { series: 'Days', part: 1 }, '![A box](../images/shared.svg)'),
  // Between posts that are renamed, retitled, dated otherwise and deleted.
  ...Object.fromEntries([8, 14].map((day) => [`posts/day-${day}.mdx`, post(day, {}, island)])),
  'posts/day-9.mdx': post(9, { series: 'Days', part: 2, tags: ['days', 'rare'] }),
  'posts/day-12.mdx': post(12, { draft: true }),
  'posts/ahead.mdx': post(1, { title: 'Ahead', date: tomorrow.toISOString() }),
  // The newest post for now, and so in every list.
  ...createTelltale(withdrawn, { date: '2024-03-01' }),
}

const body = { ...first, 'posts/day-5.mdx': post(5, {}, 'Other text.') }
const image = {
  ...dropTelltale(body),
  ...createTelltale(withdrawn, { date: '2024-03-01', draft: true }),
  'images/shared.svg': large,
  'posts/day-12.mdx': post(12),
}
const facts: Files = {
  ...dropTelltale(image),
  'authors.yml': person('Mara Lindqvist'),
  'posts/day-5.mdx': post(5, { updates: [{ date: '2024-03-01', note: 'A correction.' }] }, 'The right text.'),
  'posts/day-7.mdx': post(7, { title: 'Seven', tags: ['rare'] }),
  'posts/day-2.mdx': post(2, { date: '2024-02-01', series: 'Days', part: 3 }),
}
const { 'posts/day-15.mdx': _deleted, 'posts/day-9.mdx': renamed = '', ...others } = facts
const addresses = {
  ...others,
  'posts/ninth.mdx': String(renamed).replace('tags:', 'aliases: [/posts/day-9/]\ntags:'),
  'posts/day-12.mdx': post(12, { draft: true }),
}

/** The same blog without the files of the post that is withdrawn. */
function dropTelltale(files: Files): Files {
  return Object.fromEntries(Object.entries(files).filter(([file]) => !file.includes(withdrawn)))
}

/** A blog after an edit of its author, and whether what its build leaves is kept to be searched. */
type Edit = [name: string, files: Files, circumstances?: { damage?: boolean; at?: Date; searched?: boolean }]

/** What tells others when a post has changed. */
export const datedFiles = ['sitemap.xml', 'atom.xml', 'feed.json', 'feed.xml']

/** What an author does to a blog, one after the other; at the end, time goes by and the cache is damaged. */
export const edits: Edit[] = [
  ['written', first],
  ['a body', body, { searched: true }],
  ['an image, a draft and a withdrawn post', image, { searched: true }],
  ['titles, dates, tags, updates, series and authors', facts],
  ['addresses', addresses],
  ['a day gone by', addresses, { at: tomorrow }],
  ['a damaged cache', addresses, { at: tomorrow, damage: true }],
]

/** The blogs after each of some bundles of edits as chance will have them, whose seed decides. */
export function createRandomEdits(seed: number): Edit[] {
  const bundles = fc.sample(fc.array(edit, { minLength: 4, maxLength: 8 }), { seed, numRuns: randomEdits.length })
  let files: Files = addresses
  return bundles.map((bundle, index) => {
    files = bundle.reduce(applyEdit, files)
    return [randomEdits[index] ?? '', files]
  })
}

/** Their names. */
export const randomEdits = ['at random, 1', 'at random, 2', 'at random, 3']

const edit = fc.record({
  kind: fc.constantFrom('text', 'title', 'date', 'tags', 'draft', 'delete', 'rename', 'add', 'author', 'image'),
  post: fc.nat(999),
  value: fc.integer({ min: 1, max: 28 }),
})

/** One edit of a post, or of something that all show. */
function applyEdit(
  files: Files,
  { kind, post: number, value }: typeof edit extends fc.Arbitrary<infer E> ? E : never,
): Files {
  if (kind === 'author') return { ...files, 'authors.yml': person(`Mara ${value}`) }
  if (kind === 'image') return { ...files, 'images/shared.svg': svg.replaceAll('40', String(40 + value)) }
  const posts = Object.keys(files).filter((file) => file.startsWith('posts/'))
  // No address is used twice: the old ones lead somewhere.
  const fresh = `posts/new-${Object.keys(files).length}-${number}.mdx`
  const file = posts[number % posts.length]
  if (kind === 'add' || file === undefined) return { ...files, [fresh]: post(value) }
  const { [file]: source = '', ...others } = files
  const set = (field: string, text: string) => {
    const lines = String(source).replace(new RegExp(`^${field}:.*(?:\\n(?: .*|- .*))*\\n`, 'm'), '')
    return lines.replace('---\n', `---\n${field}: ${text}\n`)
  }
  const edited: Record<Exclude<typeof kind, 'author' | 'image' | 'add'>, Files> = {
    text: { [file]: `${source}\nText ${value}.\n` },
    title: { [file]: set('title', `Title ${value}`) },
    date: { [file]: set('date', `2024-02-${String(value).padStart(2, '0')}`) },
    tags: { [file]: set('tags', value % 2 ? '[rare]' : '[days, odd]') },
    draft: { [file]: set('draft', String(value % 2 === 0)) },
    delete: {},
    rename: { [fresh]: set('aliases', `[${file.replace(/^posts\/(.*)\.mdx$/, '/posts/$1/')}]`) },
  }
  return { ...others, ...edited[kind] }
}
