import { getSiteFeeds } from '@/lib/feeds'
import { createBlog } from '@/lib/json-ld'
import type { ListPage } from '@/lib/pagination'
import type { Post } from '@/lib/posts'
import { JsonLd } from './JsonLd'
import { Pagination } from './Pagination'
import { PostEntry } from './PostEntry'

/** One page of the index. */
export function PostIndex({ page }: { page: ListPage<Post> }) {
  const [rss] = getSiteFeeds()
  return (
    <>
      <JsonLd things={[createBlog(page.items)]} />
      <h1 className="index-title">Posts</h1>
      {page.items.length === 0 && <p>There is nothing here yet.</p>}
      {page.items.map((post, index) => (
        <PostEntry key={post.slug} post={post} eager={index === 0} />
      ))}
      <Pagination number={page.number} total={page.total} />
      {rss && (
        <p className="subscribe">
          <a href={rss.href}>Subscribe via {rss.label}</a>
        </p>
      )}
    </>
  )
}
