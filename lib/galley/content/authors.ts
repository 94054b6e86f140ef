import type { Author as RawAuthor } from '#contentlayer/generated'
import { allAuthorLists } from '#contentlayer/generated'

/** An author of this blog. */
export type Author = Pick<RawAuthor, 'key' | 'name' | 'bio' | 'url' | 'fediverse' | 'links'>

/** Returns all authors in the order of content/authors.yml; an empty array without that file. */
export function getAuthors(): Author[] {
  return allAuthorLists.flatMap(({ authors }) => authors)
}
