import { Document } from 'yaml'
import { slugify } from '../addresses/urls'
import { type Data, type JekyllDocument, toText, toTexts, toWords } from './jekyll'
import type { Notify } from './notices'
import { getCategories, getName } from './permalinks'

/** What the move knows of a post besides its own frontmatter. */
export type PostFacts = {
  date: string
  /** Keys of the author list; none for the site's own author. */
  authors: string[]
  aliases: string[]
  guid: string | undefined
}

/** Fields that need no translation: the site does what they ask for, or they are told elsewhere. */
const silent = new Set([
  'layout',
  'permalink',
  'slug',
  'redirect_from',
  'excerpt_separator',
  'author',
  'authors',
  'date',
])
const read = new Set([
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

/** The frontmatter of a post, and a notice for each field that has no place in it. */
export function createPostFields(document: JekyllDocument, facts: PostFacts, notify: Notify): Document {
  const { data, kind } = document
  for (const [name, line] of document.lines) {
    if (!silent.has(name) && !read.has(name))
      notify(`The field ${name} has no counterpart: left out (${describe(data[name])}).`, line)
  }
  const updated = toText(data.last_modified_at)
  if (updated && !/^\d{4}-\d{2}-\d{2}$/.test(updated))
    notify(
      `last_modified_at is left out: write updated: 2024-02-29 (${updated}).`,
      document.lines.get('last_modified_at'),
    )
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

/** The headline, or what Jekyll makes of the file's name. */
export function getTitle(document: JekyllDocument): string {
  return (
    toText(document.data.title) ??
    getName(document)
      .split(/[-_]+/)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' ')
  )
}

/** Tags, then categories; those that share an address once. As in Jekyll, `tag` is one and hides `tags`. */
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

/** A source of MDX. */
export function createSource(fields: Document, body: string): string {
  return `---\n${fields.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n\n${body}`
}

/** The frontmatter of a page, and a notice for each field that has no place in it. */
export function createPageFields(document: JekyllDocument, aliases: string[], notify: Notify): Document {
  const { data } = document
  const known: Data = {
    title: getTitle(document),
    ...(toText(data.description) && { description: toText(data.description) }),
  }
  for (const [name, line] of document.lines) {
    if (!silent.has(name) && !(name in known))
      notify(`The field ${name} has no counterpart: left out (${describe(data[name])}).`, line)
  }
  return new Document({ ...known, ...(aliases.length > 0 && { aliases }) })
}
