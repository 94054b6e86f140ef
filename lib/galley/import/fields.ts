import { Document } from 'yaml'
import { slugify } from '../addresses/urls'
import { type Data, type JekyllDocument, toText, toTexts, toWords } from './jekyll'
import type { Notify } from './notices'
import { getCategories, getName } from './permalinks'

/** The values of a post's new frontmatter that the import computes. */
export type PostFacts = {
  date: string
  /** Keys of the author list; empty for the site's default author. */
  authors: string[]
  aliases: string[]
  guid: string | undefined
}

/** Fields that are handled elsewhere or need no counterpart. */
const ignoredFields = new Set([
  'layout',
  'permalink',
  'slug',
  'redirect_from',
  'excerpt_separator',
  'author',
  'authors',
  'date',
])
const translatedFields = new Set([
  'title',
  'published',
  'draft',
  'tags',
  'tag',
  'categories',
  'category',
  'description',
  'excerpt',
  'summary',
  'last_modified_at',
  'lang',
  'toc',
])

/** Returns the frontmatter of a post. Reports each field without a counterpart. */
export function createPostFields(document: JekyllDocument, facts: PostFacts, notify: Notify): Document {
  const { data, kind } = document
  for (const [name, line] of document.lines) {
    if (!ignoredFields.has(name) && !translatedFields.has(name))
      notify(`Removed the field "${name}", which has no counterpart (${describe(data[name])}).`, line)
  }
  const updated = toText(data.last_modified_at)
  if (updated && !/^\d{4}-\d{2}-\d{2}$/.test(updated))
    notify(`Removed last_modified_at (${updated}). Write updated: 2024-02-29`, document.lines.get('last_modified_at'))
  const description = toText(data.description) ?? toText(data.excerpt) ?? toText(data.summary)
  const fields = new Document({
    title: getTitle(document),
    date: facts.date,
    ...(updated && /^\d{4}-\d{2}-\d{2}$/.test(updated) && { updated }),
    ...(description && { description: description.replace(/\s+/g, ' ') }),
    ...((kind === 'draft' || data.published === false || data.draft === true) && { draft: true }),
    ...(typeof data.toc === 'boolean' && !data.toc && { toc: false }),
    ...(toText(data.lang) && { lang: toText(data.lang) }),
    ...(facts.guid && { guid: facts.guid }),
  })
  const lists = { tags: getTags(document), authors: facts.authors }
  for (const [name, list] of Object.entries(lists))
    if (list.length > 0) fields.set(name, fields.createNode(list, { flow: true }))
  if (facts.aliases.length > 0) fields.set('aliases', facts.aliases)
  return fields
}

/** Returns the title, or else the one that Jekyll derives from the file name. */
export function getTitle(document: JekyllDocument): string {
  return (
    toText(document.data.title) ??
    getName(document)
      .split(/[-_]+/)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' ')
  )
}

/** Returns tags, then categories, without those whose slug is a duplicate. As in Jekyll, `tag` overrides `tags`. */
function getTags(document: JekyllDocument): string[] {
  const { data } = document
  const all = [...(toText(data.tag) ? toTexts(data.tag) : toWords(data.tags)), ...getCategories(document)]
  const bySlug = new Map<string, string>()
  for (const tag of all) if (!bySlug.has(slugify(tag))) bySlug.set(slugify(tag), tag)
  return [...bySlug.values()]
}

function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** Returns the source of an MDX file. */
export function createSource(fields: Document, body: string): string {
  return `---\n${fields.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n\n${body}`
}

/** Returns the frontmatter of a page. Reports each field without a counterpart. */
export function createPageFields(document: JekyllDocument, aliases: string[], notify: Notify): Document {
  const { data } = document
  const known: Data = {
    title: getTitle(document),
    ...(toText(data.description) && { description: toText(data.description) }),
  }
  for (const [name, line] of document.lines) {
    if (!ignoredFields.has(name) && !(name in known))
      notify(`Removed the field "${name}", which has no counterpart (${describe(data[name])}).`, line)
  }
  return new Document({ ...known, ...(aliases.length > 0 && { aliases }) })
}
