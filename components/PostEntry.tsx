import type { MDXContent } from 'mdx/types'
import type { CoverImage } from '@/lib/covers'
import type { Post } from '@/lib/posts'
import { textDirection } from '@/lib/text'
import { postHref } from '@/lib/urls'
import { Cover } from './Cover'
import { mdxComponents } from './mdx'
import { PendingMark } from './PendingMark'
import { PostDate } from './PostDate'

type PostEntryProps = { post: Post; Excerpt: MDXContent; cover: CoverImage | undefined; eager: boolean }

/** A post on the index: date, title, lead image and the excerpt in full. */
export function PostEntry({ post, Excerpt, cover, eager }: PostEntryProps) {
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
      <PendingMark post={post} />
      {cover && <Cover image={cover} eager={eager} />}
      <div className="entry-excerpt prose">
        <Excerpt components={mdxComponents} />
      </div>
      <p className="entry-more">
        <a href={postHref(post.slug)}>
          Read more<span className="sr-only">: {post.title}</span>
        </a>
      </p>
    </article>
  )
}
