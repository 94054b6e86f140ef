import type { Post } from '@/lib/galley/content/posts'
import { translate } from '@/lib/galley/content/translation'
import { pageId } from '@/lib/galley/markup/ids'
import { PostDate } from './PostDate'

/** The id of the list of updates. */
export const updatesId = pageId('updates')

/** Lists a post's updates, newest first. */
export function Updates({ post }: { post: Post }) {
  if (post.updates.length === 0) return null
  return (
    <section className="updates" aria-labelledby={updatesId}>
      <h2 id={updatesId}>{translate(post.lang).messages.updates}</h2>
      <ul>
        {post.updates.map(({ date, note }) => (
          <li key={`${date.instant} ${note}`}>
            <PostDate date={date} lang={post.lang} /> <span dir="auto">{note}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
