import { postHref } from '@/lib/galley/addresses/urls'
import type { PostLink } from '@/lib/galley/content/posts'
import { translate } from '@/lib/galley/content/translation'
import { site } from '@/lib/site'

/** Links to the previous and the next post by date. */
export function PostNav({ older, newer }: { older: PostLink | undefined; newer: PostLink | undefined }) {
  if (!older && !newer) return null
  const { messages } = translate(site.lang)
  return (
    <nav className="post-nav" aria-label={messages.neighbours}>
      {older && (
        <a href={postHref(older)} rel="prev">
          <span>{messages.older}</span> <span dir="auto">{older.title}</span>
        </a>
      )}
      {newer && (
        <a className="post-nav-newer" href={postHref(newer)} rel="next">
          <span>{messages.newer}</span> <span dir="auto">{newer.title}</span>
        </a>
      )}
    </nav>
  )
}
