import { getSiteFeeds } from '@/lib/galley/addresses/feeds'
import { postHref } from '@/lib/galley/addresses/urls'
import { getCover } from '@/lib/galley/content/covers'
import type { ListPage } from '@/lib/galley/content/pagination'
import type { Post } from '@/lib/galley/content/posts'
import { translate } from '@/lib/galley/content/translation'
import { compileExcerpt } from '@/lib/galley/markdown'
import { createBlog } from '@/lib/galley/outputs/metadata/json-ld'
import { site } from '@/lib/site'
import { JsonLd } from './JsonLd'
import './styles/entries.css'
import { Pagination } from './Pagination'
import { PostEntry } from './PostEntry'

/** Renders one page of the index. */
export async function PostIndex({ page }: { page: ListPage<Post> }) {
  const { messages, fill } = translate(site.lang)
  const [rss] = getSiteFeeds()
  // Awaits all entries before rendering: React streams parts in the order they finish, which makes the bytes random.
  const entries = await Promise.all(page.items.map(getEntry))
  return (
    <>
      <JsonLd things={[createBlog(page.items)]} />
      <h1 className="index-title">{messages.posts}</h1>
      {entries.length === 0 && <p>{messages.noPosts}</p>}
      {entries.map((entry, index) => (
        <PostEntry key={entry.post.slug} {...entry} eager={index === 0} />
      ))}
      <Pagination number={page.number} total={page.total} />
      {rss && (
        <p className="subscribe">
          <a href={rss.href}>{fill(messages.subscribe, { format: rss.label })}</a>
        </p>
      )}
    </>
  )
}

async function getEntry(post: Post) {
  const excerpt = await compileExcerpt(post.file, postHref(post), post.lang)
  return { post, excerpt, cover: await getCover(post) }
}
