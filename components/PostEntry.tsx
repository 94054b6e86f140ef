import { compileExcerpt } from '@/lib/markdown'
import type { Post } from '@/lib/posts'
import { textDirection } from '@/lib/text'
import { postHref } from '@/lib/urls'
import { Cover } from './Cover'
import { mdxComponents } from './mdx'
import { PostDate } from './PostDate'

/** A post on the index: date, title, lead image and the excerpt in full. */
export async function PostEntry({ post, eager }: { post: Post; eager: boolean }) {
  const Excerpt = await compileExcerpt(post.source)
  return (
    <article className="entry" lang={post.lang} dir={textDirection(post.lang)}>
      <p className="entry-date">
        <PostDate date={post.date} lang={post.lang} />
      </p>
      <h2 className="entry-title">
        <a href={postHref(post.slug)} dir="auto">
          {post.title}
        </a>
      </h2>
      {post.cover && <Cover cover={post.cover} eager={eager} />}
      <div className="entry-excerpt prose">
        <Excerpt components={mdxComponents} />
      </div>
      <p className="entry-more">
        <a href={postHref(post.slug)} aria-label={`Read more: ${post.title}`}>
          Read more
        </a>
      </p>
    </article>
  )
}
