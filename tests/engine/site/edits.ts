import fc from 'fast-check'
import { createSource, type Files, svg } from '../support/content'
import { createTelltale } from './content'

const large = svg.replaceAll('40', '80')
const person = (name: string) => `authors:\n  - key: mara\n    name: ${name}\n`

/** Returns a post of a blog whose posts affect each other, by neighbours, a series, tags and related posts. */
function post(day: number, facts: Record<string, unknown> = {}, text = 'Text.'): string {
  const date = `2024-01-${String(day).padStart(2, '0')}`
  return createSource({ title: `Day ${day}`, date, tags: ['days'], ...facts }, `Lead.\n\n{/* more */}\n\n${text}\n`)
}

/** One day after all other edits. */
const tomorrow = new Date('2026-01-02T00:00:00Z')

/** A word in a post that is published and then withdrawn, and nowhere else. */
export const withdrawn = 'zyxwithdrawn'
/** An island, whose page keeps its payload. */
const island = '<Option121Encoder />'

const first: Files = {
  'authors.yml': `${person('Mara')}  - key: ${withdrawn}\n    name: ${withdrawn} name\n`,
  'images/shared.svg': svg,
  'pages/about.mdx': createSource({ title: 'About' }, 'Somebody.'),
  // No edit affects this page.
  'pages/lab.mdx': createSource({ title: 'Lab' }, island),
  ...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`posts/day-${index + 1}.mdx`, post(index + 1)])),
  'posts/day-3.mdx': post(3, { series: 'Days', part: 1 }, '![A box](../images/shared.svg)'),
  // Next to posts that are renamed, retitled, redated and deleted.
  ...Object.fromEntries([8, 14].map((day) => [`posts/day-${day}.mdx`, post(day, {}, island)])),
  'posts/day-9.mdx': post(9, { series: 'Days', part: 2, tags: ['days', 'rare'] }),
  'posts/day-12.mdx': post(12, { draft: true }),
  'posts/ahead.mdx': post(1, { title: 'Ahead', date: tomorrow.toISOString() }),
  // The newest post, and so in every list.
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

/** Returns the blog without the files of the withdrawn post. */
function dropTelltale(files: Files): Files {
  return Object.fromEntries(Object.entries(files).filter(([file]) => !file.includes(withdrawn)))
}

/** A blog after an edit; `searched` keeps the output and cache of its build for a search. */
type Edit = [name: string, files: Files, circumstances?: { damage?: boolean; at?: Date; searched?: boolean }]

/** The files that contain the dates of posts. */
export const datedFiles = ['sitemap.xml', 'atom.xml', 'feed.json', 'feed.xml']

/** The successive states of a blog. Before the last ones, a day passes and the cache is damaged. */
export const edits: Edit[] = [
  ['written', first],
  ['a body', body, { searched: true }],
  ['an image, a draft and a withdrawn post', image, { searched: true }],
  ['titles, dates, tags, updates, series and authors', facts],
  ['addresses', addresses],
  ['a day gone by', addresses, { at: tomorrow }],
  ['a damaged cache', addresses, { at: tomorrow, damage: true }],
]

/** Returns the states of the blog after bundles of random edits, the same for the same seed. */
export function createRandomEdits(seed: number): Edit[] {
  const bundles = fc.sample(fc.array(edit, { minLength: 4, maxLength: 8 }), { seed, numRuns: randomEdits.length })
  let files: Files = addresses
  return bundles.map((bundle, index) => {
    files = bundle.reduce(applyEdit, files)
    return [randomEdits[index] ?? '', files]
  })
}

/** The names of the random edits. */
export const randomEdits = ['at random, 1', 'at random, 2', 'at random, 3']

const edit = fc.record({
  kind: fc.constantFrom('text', 'title', 'date', 'tags', 'draft', 'delete', 'rename', 'add', 'author', 'image'),
  post: fc.nat(999),
  value: fc.integer({ min: 1, max: 28 }),
})

/** Returns the blog after an edit of one post, or of something that all posts show. */
function applyEdit(
  files: Files,
  { kind, post: number, value }: typeof edit extends fc.Arbitrary<infer E> ? E : never,
): Files {
  if (kind === 'author') return { ...files, 'authors.yml': person(`Mara ${value}`) }
  if (kind === 'image') return { ...files, 'images/shared.svg': svg.replaceAll('40', String(40 + value)) }
  const posts = Object.keys(files).filter((file) => file.startsWith('posts/'))
  // Unique, since earlier addresses are aliases.
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
