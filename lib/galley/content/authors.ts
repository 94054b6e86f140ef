import type { Author as RawAuthor } from '#contentlayer/generated'
import { allAuthorLists } from '#contentlayer/generated'

/** An author of this blog. */
export type Author = ListedAuthor & {
  /** Whether the author has a page: it lists posts, so an author of unlisted posts only has none. */
  hasPage: boolean
}

/** An author as listed in content/authors.yml. */
export type ListedAuthor = Pick<RawAuthor, 'key' | 'name' | 'bio' | 'url' | 'fediverse' | 'links'>

/** Returns all authors in the order of content/authors.yml; an empty array without that file. */
export function getAuthors(): ListedAuthor[] {
  return allAuthorLists.flatMap(({ authors }) => authors)
}
