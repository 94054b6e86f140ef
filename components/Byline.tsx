import { Fragment } from 'react'
import { authorHref } from '@/lib/galley/addresses/urls'
import type { Post } from '@/lib/galley/content/posts'
import { readingMinutes } from '@/lib/galley/core/text'
import { PostDate } from './PostDate'
import { updatesId } from './Updates'

/** Renders a post's authors, dates and reading time. */
export function Byline({ post, words }: { post: Post; words: number }) {
  return (
    <p className="byline">
      <PostDate date={post.date} lang={post.lang} />
      {post.updated && (
        <bdi>
          {post.updates.length > 0 ? <a href={`#${updatesId}`}>Updated</a> : 'Updated'}{' '}
          <PostDate date={post.updated} lang={post.lang} />
        </bdi>
      )}
      {post.authors.length > 0 && (
        <span>
          {post.authors.map((author, index) => (
            <Fragment key={author.key}>
              {index > 0 && ', '}
              {author.hasPage ? (
                <a href={authorHref(author.key)} rel="author">
                  {author.name}
                </a>
              ) : (
                author.name
              )}
            </Fragment>
          ))}
        </span>
      )}
      <bdi>{readingMinutes(words)} min read</bdi>
    </p>
  )
}
