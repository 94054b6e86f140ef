import type { Author } from '@/lib/galley/content/authors'
import type { Post } from '@/lib/galley/content/posts'
import { parseDate } from '@/lib/galley/core/dates'

/** Returns an author with only the required fields and `facts`. */
export function createAuthor(facts: Partial<Author> = {}): Author {
  return {
    key: 'mara',
    name: 'Mara Lindqvist',
    bio: undefined,
    url: undefined,
    fediverse: undefined,
    links: [],
    hasPage: true,
    ...facts,
  }
}

/** Returns a post of the date `day`, with only the required fields and `facts`. */
export function createPost({ day = '2024-02-29', ...facts }: Partial<Post> & { day?: string } = {}): Post {
  const slug = facts.slug ?? 'a-post'
  return {
    slug,
    file: `posts/${slug}/index.mdx`,
    title: 'A post',
    date: parseDate(day, 'Europe/Madrid'),
    updated: undefined,
    updates: [],
    description: undefined,
    tags: [],
    authors: [createAuthor()],
    cover: undefined,
    series: undefined,
    unlisted: false,
    hasCard: true,
    hasText: true,
    pending: undefined,
    aliases: [],
    canonical: undefined,
    lang: 'en',
    translationOf: undefined,
    toc: true,
    guid: undefined,
    fields: {
      title: 'A post',
      date: day,
      updates: [],
      tags: [],
      draft: false,
      unlisted: false,
      aliases: [],
      toc: true,
    },
    ...facts,
  }
}
