import { site } from '../../../site'
import { type Fault, suggestName } from '../../core/diagnostics'
import { parseLanguage } from '../../core/language'
import type { Content, Entry, Rule } from '../rule'

export const translationInvalid: Rule = {
  id: 'translation-invalid',
  reason: 'A post and its translations link to each other, and there is one in each language.',
  severity: 'error',
  check(entry, content) {
    const field = entry.frontmatter.fields.get('translationOf')
    if (entry.kind !== 'post' || typeof field?.value !== 'string') return []
    const fault = findFault(entry, field.value, getPosts(content))
    return fault ? [{ ...fault, place: field.place }] : []
  },
}

function findFault(entry: Entry, slug: string, posts: Posts): Pick<Fault, 'reason' | 'note'> | undefined {
  const original = posts.get(slug)?.entry
  if (!original) {
    const others = [...posts.keys()].filter((other) => other !== entry.slug)
    return { reason: `There is no post "${slug}" to translate.`, note: suggestName(slug, others, 'posts') }
  }
  if (original === entry)
    return { reason: 'A post cannot translate itself.', note: 'Name the original, or remove translationOf.' }
  const root = getText(original, 'translationOf')
  if (root) return { reason: `"${slug}" is a translation itself.`, note: `Write translationOf: ${root}` }
  const lang = getLanguage(entry)
  const versions = [original, ...(posts.get(slug)?.translations ?? [])]
  const twin = versions.find((other) => other !== entry && getLanguage(other) === lang)
  return (
    twin && {
      reason: `The post "${twin.slug}" is in the same language, ${lang}.`,
      note: 'Set the lang of each post, or remove translationOf.',
    }
  )
}

type Posts = Map<string, { entry: Entry; translations: Entry[] }>

const postsOf = new WeakMap<Content, Posts>()

/** Returns all posts by their slugs, each with those that say that they translate it. */
function getPosts(content: Content): Posts {
  const known = postsOf.get(content)
  if (known) return known
  const entries = content.entries.filter(({ kind }) => kind === 'post')
  const posts: Posts = new Map(entries.map((entry) => [entry.slug, { entry, translations: [] }]))
  for (const entry of entries) posts.get(getText(entry, 'translationOf') ?? '')?.translations.push(entry)
  postsOf.set(content, posts)
  return posts
}

function getLanguage(entry: Entry): string {
  const lang = getText(entry, 'lang') ?? site.lang
  return parseLanguage(lang) ?? lang
}

function getText({ frontmatter }: Entry, name: string): string | undefined {
  const value = frontmatter.fields.get(name)?.value
  return typeof value === 'string' ? value : undefined
}
