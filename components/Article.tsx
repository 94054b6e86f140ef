import { postHref } from '@/lib/galley/addresses/urls'
import type { CoverImage } from '@/lib/galley/content/covers'
import type { Post } from '@/lib/galley/content/posts'
import type { Surroundings } from '@/lib/galley/content/surroundings'
import { textDirection } from '@/lib/galley/core/text'
import type { Body } from '@/lib/galley/markdown'
import { pageId } from '@/lib/galley/markup/ids'
import { createBlogPosting, createBreadcrumbs } from '@/lib/galley/outputs/metadata/json-ld'
import { site } from '@/lib/site'
import { Byline } from './Byline'
import { Cover } from './Cover'
import { EditLink } from './EditLink'
import { JsonLd } from './JsonLd'
import { PendingMark } from './PendingMark'
import { PostList } from './PostList'
import { PostNav } from './PostNav'
import { Prose } from './Prose'
import { SeriesNav } from './SeriesNav'
import { TableOfContents } from './TableOfContents'
import { TagList } from './TagList'
import { Updates } from './Updates'

type ArticleProps = {
  post: Post
  surroundings: Surroundings
  body: Body
  description: string
  cover: CoverImage | undefined
}

const relatedId = pageId('related')

/** Renders a post with its header, metadata and navigation. */
export function Article({ post, surroundings, body, description, cover }: ArticleProps) {
  const { older, newer, series, related } = surroundings
  return (
    <>
      <JsonLd
        things={[
          createBlogPosting(post, description, body.words),
          createBreadcrumbs([{ name: post.title, href: postHref(post) }]),
        ]}
      />
      <article className="post" lang={post.lang} dir={textDirection(post.lang)}>
        <header className="post-header">
          <h1 dir="auto">{post.title}</h1>
          <PendingMark post={post} />
          <Byline post={post} words={body.words} />
        </header>
        {cover && (
          <div className="post-cover" data-feed-content="">
            <Cover image={cover} eager />
          </div>
        )}
        {post.toc && body.headings.length >= 3 && <TableOfContents headings={body.headings} />}
        <Prose content={body.content} className="post-body prose" data-feed-content="" />
        <footer className="post-footer">
          <Updates post={post} />
          {/* An unlisted post may have tags that no listed post has, and those have no page. */}
          {!post.unlisted && <TagList tags={post.tags} />}
          {series && <SeriesNav post={post} series={series} />}
          {site.licence && (
            <p className="licence">
              <bdi>
                {post.authors.length > 0 && (
                  <>
                    © {post.date.day.slice(0, 4)} {post.authors.map(({ name }) => name).join(', ')}.{' '}
                  </>
                )}
                This text is under{' '}
                <a href={site.licence.url} rel="license">
                  {site.licence.name}
                </a>
                .
              </bdi>
            </p>
          )}
          <EditLink file={post.file} />
        </footer>
      </article>
      <PostNav older={older} newer={newer} />
      {related.length > 0 && (
        <aside className="related" aria-labelledby={relatedId}>
          <h2 id={relatedId}>Related posts</h2>
          <PostList posts={related} />
        </aside>
      )}
    </>
  )
}
