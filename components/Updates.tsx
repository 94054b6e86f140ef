import type { Post } from '@/lib/galley/content/posts'
import { PostDate } from './PostDate'

/** Where a page says what changed. No heading of a text has this id, since theirs are in small letters. */
export const updatesId = 'What-changed'

/** What has changed in a post since it was published, newest first. */
export function Updates({ post }: { post: Post }) {
  if (post.updates.length === 0) return null
  return (
    <section className="updates" aria-labelledby={updatesId}>
      <h2 id={updatesId}>What changed</h2>
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
