import { postHref } from '@/lib/galley/addresses/urls'
import type { PostLink } from '@/lib/galley/content/posts'

/** Links to the previous and the next post by date. */
export function PostNav({ older, newer }: { older: PostLink | undefined; newer: PostLink | undefined }) {
  if (!older && !newer) return null
  return (
    <nav className="post-nav" aria-label="Older and newer posts">
      {older && (
        <a href={postHref(older)} rel="prev">
          <span>Older</span> <span dir="auto">{older.title}</span>
        </a>
      )}
      {newer && (
        <a className="post-nav-newer" href={postHref(newer)} rel="next">
          <span>Newer</span> <span dir="auto">{newer.title}</span>
        </a>
      )}
    </nav>
  )
}
