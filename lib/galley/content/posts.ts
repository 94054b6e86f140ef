import path from 'node:path'
import { edits } from '#contentlayer/edits'
import { allPosts, type Post as RawPost } from '#contentlayer/generated'
import { site } from '../../site'
import { type ContentDate, parseDate } from '../core/dates'
import { env } from '../core/env'
import { type Author, getAuthors } from './authors'
import { resolveAddress } from './images'
import { isPublished } from './published'

/** A post, as used by all pages, lists and feeds. */
export type Post = {
  slug: string
  /** The file, relative to the content folder. */
  file: string
  title: string
  date: ContentDate
  /** The date of the last substantial change. */
  updated: ContentDate | undefined
  /** The changelog that readers see, newest first. */
  updates: { date: ContentDate; note: string }[]
  description: string | undefined
  tags: string[]
  authors: Author[]
  cover: { /** relative to the content folder */ path: string; alt: string } | undefined
  series: { name: string; part: number } | undefined
  unlisted: boolean
  /** Whether the post has a card of its own: see `cards` in `lib/site.ts`. */
  hasCard: boolean
  /** Whether the post's Markdown is published: see `texts` in `lib/site.ts`. */
  hasText: boolean
  /** Why the post is not published yet; always undefined outside of `next dev`. */
  pending: 'draft' | 'scheduled' | undefined
  aliases: string[]
  canonical: string | undefined
  lang: string
  /** The slug of the post that this one translates. */
  translationOf: string | undefined
  toc: boolean
  guid: string | undefined
  /** The frontmatter as written, for custom fields: see lib/schema.ts. */
  fields: PostFields
}

/** The fields of a post's frontmatter, as written by its author. */
export type PostFields = Omit<RawPost, '_id' | '_raw' | 'type' | 'body'>

/** The fields of a post that a link to it needs. */
export type PostLink = Pick<Post, 'slug' | 'title' | 'date' | 'lang' | 'pending'>

/**
 * Returns all posts that have a page, newest first: published ones, unlisted included; in `next dev`, pending ones too.
 */
export function getPublishedPosts(): Post[] {
  return publishedPosts
}

/** Returns all posts for lists, feeds and the sitemap, newest first. */
export function getPosts(): Post[] {
  return listedPosts
}

/** Returns the authors who have a page, those of listed posts, in the order of content/authors.yml. */
export function getPublishedAuthors(): Author[] {
  return [...authors.values()].filter(({ hasPage }) => hasPage)
}

/** Returns the published post with a slug; undefined if there is none. */
export function getPost(slug: string): Post | undefined {
  return publishedPosts.find((post) => post.slug === slug)
}

/** Sorts newest first; posts of the same instant by slug. */
function byDate(a: PostLink, b: PostLink): number {
  return Date.parse(b.date.instant) - Date.parse(a.date.instant) || (a.slug < b.slug ? -1 : 1)
}

const getAuthorKeys = (raw: RawPost): string[] => raw.authors ?? site.authors

function createPost(raw: RawPost, authors: Map<string, Author>): Omit<Post, 'hasCard' | 'hasText'> {
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
    authors: getAuthorKeys(raw).map((key) => {
      const author = authors.get(key)
      if (!author) throw new Error(`${sourceFilePath}: Unknown author "${key}". Add it to content/authors.yml.`)
      return author
    }),
    cover: raw.cover ? { path: resolveAddress(sourceFilePath, raw.cover), alt: raw.coverAlt ?? '' } : undefined,
    series: raw.series ? { name: raw.series, part: raw.part ?? 1 } : undefined,
    unlisted: raw.unlisted,
    pending: isPublished(raw, env.now) ? undefined : raw.draft ? 'draft' : 'scheduled',
    aliases: raw.aliases,
    canonical: raw.canonical,
    lang: raw.lang ?? site.lang,
    translationOf: raw.translationOf,
    toc: raw.toc,
    guid: raw.guid,
    fields,
  }
}

// In `next dev`, posts saved since Contentlayer generated its data replace those in the data.
const newest = allPosts
  .filter(({ _id }) => !(_id in edits))
  .concat(Object.values(edits).filter((post) => post !== null))
const published = newest.filter((raw) => isPublished(raw, env.now) || process.env.NODE_ENV === 'development')
const withPage = new Set(published.filter(({ unlisted }) => !unlisted).flatMap(getAuthorKeys))
const authors = new Map(
  getAuthors().map((author): [string, Author] => [author.key, { ...author, hasPage: withPage.has(author.key) }]),
)
const publishedPosts = published
  .map((raw) => createPost(raw, authors))
  .sort(byDate)
  .map((post, index): Post => {
    const { cards = index + 1, texts = index + 1 } = site
    // Hosts cannot keep search engines from a file without naming it, so an unlisted post has no Markdown.
    return { ...post, hasCard: index < cards, hasText: !post.unlisted && index < texts }
  })
const listedPosts = publishedPosts.filter((post) => !post.unlisted)
