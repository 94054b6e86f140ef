import { slugify } from '../../addresses/urls'
import { toSlug } from '../../content/slug'
import type { Fault } from '../../core/diagnostics'
import type { Content, Entry, Rule } from '../rule'

/** The fields with names that become pages, and what such a name is called. */
const kinds = { tags: 'tag', series: 'series' } as const
type Field = keyof typeof kinds

export const tagVariant: Rule = {
  id: 'tag-variant',
  reason:
    'Two spellings of a tag or series split its posts over two pages, or make its name depend on the newest post.',
  severity: 'warning',
  check(entry, content) {
    return (['tags', 'series'] as const).flatMap((name) => {
      const usual = getUsual(content, name)
      const values = getValues(entry, name)
      return values.flatMap(({ value, place }, index): Fault[] => {
        if (typeof value !== 'string') return []
        if (values.findIndex((item) => item.value === value) < index) {
          return [{ reason: `Duplicate tag "${value}".`, note: 'Remove it.', place }]
        }
        const other = usual.get(fold(value))
        if (!other || other.name === value) return []
        const posts = other.count === 1 ? 'another post' : `${other.count} posts`
        const reason = `The ${kinds[name]} "${value}" is written "${other.name}" in ${posts}.`
        return [{ reason, note: `Write ${other.name}`, place }]
      })
    })
  },
}

function getValues({ frontmatter }: Entry, name: Field) {
  const field = frontmatter.fields.get(name)
  return name === 'tags' ? (field?.items ?? []) : field ? [field] : []
}

/**
 * Returns the form that all spellings of a tag share: without case, punctuation, spaces, plural and the variation selectors of
 * emoji. Spellings with the same slug, which share a page, have the same form.
 */
function fold(tag: string): string {
  const letters = slugify(tag.normalize('NFKC')).replace(/-|\ufe0e|\ufe0f/g, '')
  return letters.length > 4 && letters !== 'https' ? letters.replace(/(?<!s)s$/, '').replace(/ie$/, 'y') : letters
}

type Usual = Map<string, { name: string; count: number }>

const usualOf = new WeakMap<Content, Map<Field, Usual>>()

/** Returns the commonest spelling of each name; in a tie, the one that equals its slug, then the first by code unit. */
function getUsual(content: Content, field: Field): Usual {
  const known = usualOf.get(content) ?? new Map<Field, Usual>()
  usualOf.set(content, known)
  const usual = known.get(field) ?? findUsual(content, field)
  known.set(field, usual)
  return usual
}

function findUsual({ entries }: Content, field: Field): Usual {
  const counts = new Map<string, number>()
  for (const entry of entries) {
    for (const name of new Set(getValues(entry, field).map(({ value }) => value)))
      if (typeof name === 'string') counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const usual: Usual = new Map()
  const spellings = [...counts].map(([name, count]) => ({ name, count, isSlug: toSlug(name) === name }))
  spellings.sort((a, b) => b.count - a.count || Number(b.isSlug) - Number(a.isSlug) || (a.name < b.name ? -1 : 1))
  for (const { name, count } of spellings) {
    if (!usual.has(fold(name))) usual.set(fold(name), { name, count })
  }
  return usual
}
