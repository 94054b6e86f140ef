import type { Author as RawAuthor } from '#contentlayer/generated'
import { authorList } from '#contentlayer/generated'

/** A person who writes here. */
export type Author = Pick<RawAuthor, 'key' | 'name' | 'bio' | 'url' | 'fediverse' | 'links'>

/** All authors, in the order of content/authors.yml. */
export function getAuthors(): Author[] {
  return authorList.authors
}
