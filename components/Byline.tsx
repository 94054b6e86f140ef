import { authorHref } from '@/lib/galley/addresses/urls'
import type { Post } from '@/lib/galley/content/posts'
import { translate } from '@/lib/galley/content/translation'
import { splitList } from '@/lib/galley/core/messages'
import { readingMinutes } from '@/lib/galley/core/text'
import { PostDate } from './PostDate'
import { updatesId } from './Updates'

/** Renders a post's authors, dates and reading time. */
export function Byline({ post, words }: { post: Post; words: number }) {
  const { messages, count } = translate(post.lang)
  const names = post.authors.map(({ name }) => name)
  return (
    <p className="byline">
      <PostDate date={post.date} lang={post.lang} />
      {post.updated && (
        <bdi>
          {post.updates.length > 0 ? <a href={`#${updatesId}`}>{messages.updated}</a> : messages.updated}{' '}
          <PostDate date={post.updated} lang={post.lang} />
        </bdi>
      )}
      {post.authors.length > 0 && (
        <span>
          {splitList(names, post.lang).map(({ type, value }, index) => {
            const author = type === 'element' ? post.authors[index / 2] : undefined
            if (!author?.hasPage) return value
            return (
              <a key={author.key} href={authorHref(author.key)} rel="author">
                {value}
              </a>
            )
          })}
        </span>
      )}
      <bdi>{count(messages.minutes, readingMinutes(words))}</bdi>
    </p>
  )
}
