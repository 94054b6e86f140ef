import { slugify } from '../addresses/urls'
import type { Post } from './posts'

/** A tag with its posts, in the order of the input. */
export type Tag = { name: string; slug: string; posts: Post[] }

/** Returns the tags of posts, sorted by name. Spellings with the same slug are one tag, named as in the first post. */
export function groupByTag(posts: Post[]): Tag[] {
  const tags = new Map<string, Tag>()
  for (const post of posts) {
    for (const name of post.tags) {
      const slug = slugify(name)
      const tag = tags.get(slug) ?? { name, slug, posts: [] }
      if (tag.posts.at(-1) !== post) tag.posts.push(post)
      tags.set(slug, tag)
    }
  }
  return [...tags.values()].sort((a, b) => compareNames(a.name, b.name))
}

const { compare: compareNames } = new Intl.Collator('en', { sensitivity: 'base', numeric: true })
