import { toSlug } from '../../content/slug'
import type { Fault } from '../../core/diagnostics'
import type { Content, Rule } from '../rule'

export const tagVariant: Rule = {
  id: 'tag-variant',
  reason: 'Two spellings of a tag split its posts over two pages, or make its name depend on the newest post.',
  severity: 'warning',
  check({ frontmatter }, content) {
    const usual = getUsual(content)
    const items = frontmatter.fields.get('tags')?.items ?? []
    return items.flatMap(({ value, place }, index): Fault[] => {
      if (typeof value !== 'string') return []
      if (items.findIndex((item) => item.value === value) < index) {
        return [{ reason: `Duplicate tag "${value}".`, note: 'Remove it.', place }]
      }
      const other = usual.get(fold(value))
      if (!other || other.name === value) return []
      const posts = other.count === 1 ? 'another post' : `${other.count} posts`
      return [
        { reason: `The tag "${value}" is written "${other.name}" in ${posts}.`, note: `Write ${other.name}`, place },
      ]
    })
  },
}

/** Returns the form that all spellings of a tag share: without case, dashes, spaces and plural. */
function fold(tag: string): string {
  const letters = tag
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/gu, '')
  return letters.length > 4 && letters !== 'https' ? letters.replace(/(?<![s'])s$/, '').replace(/ie$/, 'y') : letters
}

const usualOf = new WeakMap<Content, Map<string, { name: string; count: number }>>()

/** Returns the commonest spelling of each tag; in a tie, the one that equals its slug, then the first by code unit. */
function getUsual(content: Content): Map<string, { name: string; count: number }> {
  const known = usualOf.get(content)
  if (known) return known
  const counts = new Map<string, number>()
  for (const { frontmatter } of content.entries) {
    const tags = frontmatter.fields.get('tags')?.items.map(({ value }) => value) ?? []
    for (const tag of new Set(tags)) if (typeof tag === 'string') counts.set(tag, (counts.get(tag) ?? 0) + 1)
  }
  const usual = new Map<string, { name: string; count: number }>()
  const spellings = [...counts].map(([name, count]) => ({ name, count, isSlug: toSlug(name) === name }))
  spellings.sort((a, b) => b.count - a.count || Number(b.isSlug) - Number(a.isSlug) || (a.name < b.name ? -1 : 1))
  for (const { name, count } of spellings) {
    if (!usual.has(fold(name))) usual.set(fold(name), { name, count })
  }
  usualOf.set(content, usual)
  return usual
}
