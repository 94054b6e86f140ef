import type { Author as RawAuthor } from '#contentlayer/generated'
import { allAuthorLists } from '#contentlayer/generated'

/** A person who writes here. */
export type Author = Pick<RawAuthor, 'key' | 'name' | 'bio' | 'url' | 'fediverse' | 'links'>

/** All authors, in the order of content/authors.yml; none if there is no such file. */
export function getAuthors(): Author[] {
  return allAuthorLists.flatMap(({ authors }) => authors)
}
