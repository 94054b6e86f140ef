import { postHref } from '@/lib/galley/addresses/urls'
import type { PostLink } from '@/lib/galley/content/posts'
import { site } from '@/lib/site'
import { PendingMark } from './PendingMark'
import { PostDate } from './PostDate'

/** Renders posts as lines of date and title. */
export function PostList({ posts, yearless = false }: { posts: PostLink[]; yearless?: boolean }) {
  if (posts.length === 0) return null
  return (
    <ul className="post-list">
      {posts.map((post) => (
        <li key={post.slug}>
          <PostDate date={post.date} lang={site.lang} yearless={yearless} />
          <a href={postHref(post)} lang={post.lang} dir="auto">
            {post.title}
          </a>
          <PendingMark post={post} />
        </li>
      ))}
    </ul>
  )
}
