import { createSource, type Files, svg } from '../support/content'

const large = svg.replaceAll('40', '80')
const person = (name: string) => `authors:\n  - key: mara\n    name: ${name}\n`

/** A post of a blog in which much hangs together: neighbours, a series, tags, related posts. */
function post(day: number, facts: Record<string, unknown> = {}, text = 'Text.'): string {
  const date = `2024-01-${String(day).padStart(2, '0')}`
  return createSource({ title: `Day ${day}`, date, tags: ['days'], ...facts }, `Lead.\n\n{/* more */}\n\n${text}\n`)
}

const first: Files = {
  'authors.yml': person('Mara'),
  'images/shared.svg': svg,
  'pages/about.mdx': createSource({ title: 'About' }, 'Somebody.'),
  ...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`posts/day-${index + 1}.mdx`, post(index + 1)])),
  'posts/day-3.mdx': post(3, { series: 'Days', part: 1 }, '![A box](../images/shared.svg)'),
  'posts/day-9.mdx': post(9, { series: 'Days', part: 2, tags: ['days', 'rare'] }),
  'posts/day-12.mdx': post(12, { draft: true }),
}

const body = { ...first, 'posts/day-5.mdx': post(5, {}, 'Other text.') }
const image = { ...body, 'images/shared.svg': large, 'posts/day-12.mdx': post(12) }
const facts: Files = {
  ...image,
  'authors.yml': person('Mara Lindqvist'),
  'posts/day-7.mdx': post(7, { title: 'Seven', tags: ['rare'] }),
  'posts/day-2.mdx': post(2, { date: '2024-02-01', series: 'Days', part: 3 }),
}
const { 'posts/day-15.mdx': _deleted, 'posts/day-9.mdx': renamed = '', ...others } = facts
const addresses = {
  ...others,
  'posts/ninth.mdx': String(renamed).replace('tags:', 'aliases: [/posts/day-9/]\ntags:'),
  'posts/day-12.mdx': post(12, { draft: true }),
}

/** What an author does to a blog, one after the other; with the last, the cache is damaged. */
export const edits: [name: string, files: Files, damage: boolean][] = [
  ['written', first, false],
  ['a body', body, false],
  ['an image and a draft', image, false],
  ['titles, dates, tags, series and authors', facts, false],
  ['addresses', addresses, false],
  ['a damaged cache', addresses, true],
]
