import type { DataType, Fields } from './galley/config/fields'

/** A change in substance that the readers of a post are told of. */
export const updateFields = {
  date: {
    type: 'string',
    kind: 'date',
    required: true,
    description: 'When the post changed; written like the date of the post.',
  },
  note: { type: 'string', required: true, description: 'What changed, in a sentence of plain text.' },
} as const satisfies Fields

/**
 * The frontmatter of a post. Contentlayer, the generated types and the content check all derive from this declaration.
 * Dates are strings here, since Contentlayer's own date type drops the author's offset; `lib/galley/core/dates.ts` reads them.
 */
export const postFields = {
  title: { type: 'string', required: true, description: 'The headline, as plain text.' },
  date: {
    type: 'string',
    kind: 'date',
    required: true,
    description: 'When the post is published: 2024-02-29, or 2024-02-29T18:00:00+02:00 with the offset from UTC.',
  },
  updates: {
    type: 'list',
    of: { type: 'nested', def: () => ({ name: 'Update', fields: updateFields }) },
    default: [],
    description: 'Changes in substance, in any order: the post shows them, and feeds bring it up again.',
  },
  updated: {
    type: 'string',
    kind: 'date',
    description:
      'When the post last changed in substance, written like `date`; the newest of `updates`, if there are any.',
  },
  description: {
    type: 'string',
    description: 'One sentence for search engines and link previews; taken from the excerpt if absent.',
  },
  tags: { type: 'list', of: { type: 'string' }, default: [], description: 'Subjects, each with a page and a feed.' },
  authors: {
    type: 'list',
    of: { type: 'string' },
    description: 'Keys of content/authors.yml; the authors of lib/site.ts if absent.',
  },
  cover: { type: 'string', kind: 'image', description: 'Path of the lead image, relative to the post.' },
  coverAlt: { type: 'string', description: 'What the lead image shows, for those who do not see it.' },
  draft: { type: 'boolean', default: false, description: 'A draft is in no build.' },
  unlisted: {
    type: 'boolean',
    default: false,
    description: 'Published at its address, but in no list, feed or sitemap.',
  },
  series: { type: 'string', description: 'The name of the series that the post is a part of.' },
  part: { type: 'number', kind: 'count', description: "The post's place in its series, counted from 1." },
  aliases: {
    type: 'list',
    of: { type: 'string' },
    default: [],
    description: 'Earlier addresses of the post, such as /2020/11/22/title.html; each leads to it.',
  },
  canonical: { type: 'string', description: 'The full address of the original, if the post first appeared elsewhere.' },
  lang: { type: 'string', description: "BCP 47 language of the post; the site's if absent." },
  toc: { type: 'boolean', default: true, description: 'Whether a post with three headings or more lists them.' },
  guid: {
    type: 'string',
    description: "The post's permanent identity in feeds, a URI; its permalink if absent. Never change it.",
  },
} as const satisfies Fields

/** The frontmatter of a page. */
export const pageFields = {
  title: { type: 'string', required: true, description: 'The headline, as plain text.' },
  description: { type: 'string', description: 'One sentence for search engines and link previews.' },
  aliases: {
    type: 'list',
    of: { type: 'string' },
    default: [],
    description: 'Earlier addresses of the page, such as /about.html; each leads to it.',
  },
} as const satisfies Fields

/** A person in content/authors.yml. */
export const authorFields = {
  key: { type: 'string', required: true, description: "The name in a post's `authors` and in the author's address." },
  name: { type: 'string', required: true, description: 'The name that readers see.' },
  bio: { type: 'string', description: 'One or two sentences.' },
  url: { type: 'string', description: "The author's own site." },
  fediverse: { type: 'string', description: 'The fediverse handle, such as @mara@example.social.' },
  links: {
    type: 'list',
    of: { type: 'string' },
    default: [],
    description: 'Other profiles of the same person, linked with rel=me.',
  },
} as const satisfies Fields

/**
 * Data files of your own, one type each: CONTRIBUTING, "A page of your own", has an example. Contentlayer, the generated
 * types and the content check derive from these declarations, too.
 */
export const dataTypes: DataType[] = []
