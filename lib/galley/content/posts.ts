import path from 'node:path'
import { edits } from '#contentlayer/edits'
import { allPosts, type Post as RawPost } from '#contentlayer/generated'
import { site } from '../../site'
import { type ContentDate, parseDate } from '../core/dates'
import { env } from '../core/env'
import { type Author, getAuthors } from './authors'
import { resolveAddress } from './images'
import { isPublished } from './published'

/** A post as every page, list and feed sees it. */
export type Post = {
  slug: string
  /** The file, relative to the content folder. */
  file: string
  title: string
  date: ContentDate
  /** When it last changed in substance. */
  updated: ContentDate | undefined
  /** What readers are told of its changes, newest first. */
  updates: { date: ContentDate; note: string }[]
  description: string | undefined
  tags: string[]
  authors: Author[]
  cover: { /** relative to the content folder */ path: string; alt: string } | undefined
  series: { name: string; part: number } | undefined
  unlisted: boolean
  /** What keeps the post from readers, if anything does; only `next dev` has such posts. */
  pending: 'draft' | 'scheduled' | undefined
  aliases: string[]
  canonical: string | undefined
  lang: string
  toc: boolean
  guid: string | undefined
  /** The frontmatter as written, for fields of your own: see lib/schema.ts. */
  fields: PostFields
}

/** The frontmatter of a post by the names of its fields, as the author wrote it. */
export type PostFields = Omit<RawPost, '_id' | '_raw' | 'type' | 'body'>

/** What another page needs of a post to lead there. */
export type PostLink = Pick<Post, 'slug' | 'title' | 'date' | 'lang' | 'pending'>

/** Every published post, newest first, unlisted ones included: what has an address. `next dev` adds pending ones. */
export function getPublishedPosts(): Post[] {
  return publishedPosts
}

/** Every post that lists, feeds and the sitemap show, newest first. */
export function getPosts(): Post[] {
  return listedPosts
}

/** The authors who have a page: those of published posts, in the order of content/authors.yml. */
export function getPublishedAuthors(): Author[] {
  return getAuthors().filter((author) => publishedPosts.some((post) => post.authors.includes(author)))
}

/** The published post with a slug, if there is one. */
export function getPost(slug: string): Post | undefined {
  return publishedPosts.find((post) => post.slug === slug)
}

/** Newest first; posts of one instant in the order of their slugs. */
function byDate(a: Post, b: Post): number {
  return Date.parse(b.date.instant) - Date.parse(a.date.instant) || (a.slug < b.slug ? -1 : 1)
}

function createPost(raw: RawPost, authors: Map<string, Author>): Post {
  const { _id, _raw, type, body, ...fields } = raw
  const { sourceFilePath, flattenedPath } = _raw
  const updates = raw.updates
    .map(({ date, note }) => ({ date: parseDate(date, site.timeZone), note }))
    .sort((a, b) => Date.parse(b.date.instant) - Date.parse(a.date.instant))
  return {
    slug: path.posix.basename(flattenedPath),
    file: sourceFilePath,
    title: raw.title,
    date: parseDate(raw.date, site.timeZone),
    updated: updates[0]?.date ?? (raw.updated ? parseDate(raw.updated, site.timeZone) : undefined),
    updates,
    description: raw.description,
    tags: raw.tags,
    authors: (raw.authors ?? site.authors).map((key) => {
      const author = authors.get(key)
      if (!author) throw new Error(`${sourceFilePath}: content/authors.yml has no author "${key}".`)
      return author
    }),
    cover: raw.cover ? { path: resolveAddress(sourceFilePath, raw.cover), alt: raw.coverAlt ?? '' } : undefined,
    series: raw.series ? { name: raw.series, part: raw.part ?? 1 } : undefined,
    unlisted: raw.unlisted,
    pending: isPublished(raw, env.now) ? undefined : raw.draft ? 'draft' : 'scheduled',
    aliases: raw.aliases,
    canonical: raw.canonical,
    lang: raw.lang ?? site.lang,
    toc: raw.toc,
    guid: raw.guid,
    fields,
  }
}

const authors = new Map(getAuthors().map((author) => [author.key, author]))
// In `next dev`, what was saved since the typed data was made stands for what that has.
const newest = allPosts
  .filter(({ _id }) => !(_id in edits))
  .concat(Object.values(edits).filter((post) => post !== null))
const publishedPosts = newest
  .map((post) => createPost(post, authors))
  .filter((post) => !post.pending || process.env.NODE_ENV === 'development')
  .sort(byDate)
const listedPosts = publishedPosts.filter((post) => !post.unlisted)
