import { postHref } from '@/lib/galley/addresses/urls'
import type { CoverImage } from '@/lib/galley/content/covers'
import type { Post } from '@/lib/galley/content/posts'
import { translate } from '@/lib/galley/content/translation'
import { textDirection } from '@/lib/galley/core/text'
import type { Content } from '@/lib/galley/markdown'
import { Cover } from './Cover'
import { PendingMark } from './PendingMark'
import { PostDate } from './PostDate'
import { Prose } from './Prose'

type PostEntryProps = { post: Post; excerpt: Content; cover: CoverImage | undefined; eager: boolean }

/** Renders a post on the index: date, title, lead image and full excerpt. */
export function PostEntry({ post, excerpt, cover, eager }: PostEntryProps) {
  return (
    <article className="entry" lang={post.lang} dir={textDirection(post.lang)}>
      <p className="entry-date">
        <PostDate date={post.date} lang={post.lang} />
      </p>
      <h2 className="entry-title">
        <a href={postHref(post)} dir="auto">
          {post.title}
        </a>
      </h2>
      <PendingMark post={post} />
      {cover && <Cover image={cover} eager={eager} />}
      <Prose content={excerpt} lang={post.lang} className="entry-excerpt prose" />
      <p className="entry-more">
        <a href={postHref(post)}>
          {translate(post.lang).messages.readMore}
          <span className="sr-only">: {post.title}</span>
        </a>
      </p>
    </article>
  )
}
