import type { DataType, Fields } from './galley/config/fields'

/** An entry of `updates`: a substantial change that readers of a post are told about. */
export const updateFields = {
  date: {
    type: 'string',
    kind: 'date',
    required: true,
    description: "When the post changed, in the format of the post's date.",
  },
  note: { type: 'string', required: true, description: 'What changed, in one sentence of plain text.' },
} as const satisfies Fields

/**
 * The frontmatter of a post. Contentlayer's schema, the generated types and the content check derive from this declaration.
 * Dates are strings, since Contentlayer's date type drops the author's offset; `lib/galley/core/dates.ts` parses them.
 */
export const postFields = {
  title: { type: 'string', required: true, description: 'The headline, as plain text.' },
  date: {
    type: 'string',
    kind: 'date',
    required: true,
    description: 'When the post is published: 2024-02-29, or 2024-02-29T18:00:00+02:00 with an offset from UTC.',
  },
  updates: {
    type: 'list',
    of: { type: 'nested', def: () => ({ name: 'Update', fields: updateFields }) },
    default: [],
    description: 'Substantial changes, in any order. The post lists them, and each resurfaces the post in feeds.',
  },
  updated: {
    type: 'string',
    kind: 'date',
    description:
      'When the post last changed substantially, in the format of `date`. Defaults to the newest of `updates`.',
  },
  description: {
    type: 'string',
    description: 'One sentence for search engines and link previews. Defaults to the start of the excerpt.',
  },
  tags: { type: 'list', of: { type: 'string' }, default: [], description: 'Topics, each with a page and a feed.' },
  authors: {
    type: 'list',
    of: { type: 'string' },
    description: 'Keys of content/authors.yml. Defaults to the authors of lib/site.ts.',
  },
  cover: { type: 'string', kind: 'image', description: 'The path of the lead image, relative to the post.' },
  coverAlt: { type: 'string', description: 'The alternative text of the lead image.' },
  draft: { type: 'boolean', default: false, description: 'Whether the post is a draft, which builds leave out.' },
  unlisted: {
    type: 'boolean',
    default: false,
    description: 'Whether to publish the post at its address only, and not in lists, feeds or the sitemap.',
  },
  series: { type: 'string', description: 'The name of the series that the post belongs to.' },
  part: { type: 'number', kind: 'count', description: "The post's position in its series, from 1." },
  aliases: {
    type: 'list',
    of: { type: 'string' },
    default: [],
    description: 'Earlier addresses of the post, such as /2020/11/22/title.html. Each redirects to the post.',
  },
  canonical: { type: 'string', description: 'The full address of the original, if the post first appeared elsewhere.' },
  lang: { type: 'string', description: "The BCP 47 language tag of the post. Defaults to the site's." },
  translationOf: {
    type: 'string',
    description:
      'The slug of the post that this one translates. Both link to each other, and name each other to search engines.',
  },
  toc: {
    type: 'boolean',
    default: true,
    description: 'Whether a post with three or more headings has a table of contents.',
  },
  guid: {
    type: 'string',
    description: "The post's permanent id in feeds, a URI. Defaults to its permalink. Never change it.",
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
    description: 'Earlier addresses of the page, such as /about.html. Each redirects to the page.',
  },
} as const satisfies Fields

/** An author in content/authors.yml. */
export const authorFields = {
  key: { type: 'string', required: true, description: "The name of the author in posts' `authors` and in addresses." },
  name: { type: 'string', required: true, description: 'The name shown to readers.' },
  bio: { type: 'string', description: 'One or two sentences.' },
  url: { type: 'string', description: "The author's website." },
  fediverse: { type: 'string', description: 'The fediverse handle, such as @mara@example.social.' },
  links: {
    type: 'list',
    of: { type: 'string' },
    default: [],
    description: "The author's other profiles, linked with rel=me.",
  },
} as const satisfies Fields

/**
 * The types of your own data files: see CONTRIBUTING, "A page of your own". Contentlayer's schema, the generated types and
 * the content check derive from these declarations, too.
 */
export const dataTypes: DataType[] = []
