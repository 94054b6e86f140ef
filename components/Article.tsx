import { postHref } from '@/lib/galley/addresses/urls'
import type { CoverImage } from '@/lib/galley/content/covers'
import type { Post } from '@/lib/galley/content/posts'
import type { Surroundings } from '@/lib/galley/content/surroundings'
import { translate } from '@/lib/galley/content/translation'
import { formatList } from '@/lib/galley/core/messages'
import { textDirection } from '@/lib/galley/core/text'
import type { Body } from '@/lib/galley/markdown'
import { pageId } from '@/lib/galley/markup/ids'
import { createBlogPosting, createBreadcrumbs } from '@/lib/galley/outputs/metadata/json-ld'
import { site } from '@/lib/site'
import { Byline } from './Byline'
import { Cover } from './Cover'
import { EditLink } from './EditLink'
import { JsonLd } from './JsonLd'
import { LicenceLink } from './LicenceLink'
import { Message } from './Message'
import { PendingMark } from './PendingMark'
import { PostList } from './PostList'
import { PostNav } from './PostNav'
import { Prose } from './Prose'
import { SeriesNav } from './SeriesNav'
import { TableOfContents } from './TableOfContents'
import { TagList } from './TagList'
import { Translations } from './Translations'
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
  const { older, newer, series, related, translations } = surroundings
  const { licence } = site
  const { messages, fill } = translate(post.lang)
  const authors = formatList(
    post.authors.map(({ name }) => name),
    post.lang,
  )
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
          <Translations posts={translations} lang={post.lang} />
        </header>
        {cover && (
          <div className="post-cover" data-feed-content="">
            <Cover image={cover} eager />
          </div>
        )}
        {post.toc && body.headings.length >= 3 && <TableOfContents headings={body.headings} lang={post.lang} />}
        <Prose content={body.content} lang={post.lang} className="post-body prose" data-feed-content="" />
        <footer className="post-footer">
          <Updates post={post} />
          {/* An unlisted post may have tags that no listed post has, and those have no page. */}
          {!post.unlisted && <TagList tags={post.tags} lang={post.lang} />}
          {series && <SeriesNav post={post} series={series} />}
          {licence && (
            <p className="licence">
              <bdi>
                {authors && `${fill(messages.copyright, { year: Number(post.date.day.slice(0, 4)), authors })} `}
                <Message text={messages.postLicence} parts={{ licence: () => <LicenceLink licence={licence} /> }} />
              </bdi>
            </p>
          )}
          <EditLink file={post.file} lang={post.lang} />
        </footer>
      </article>
      <PostNav older={older} newer={newer} />
      {related.length > 0 && (
        <aside className="related" aria-labelledby={relatedId}>
          <h2 id={relatedId}>{translate(site.lang).messages.relatedPosts}</h2>
          <PostList posts={related} />
        </aside>
      )}
    </>
  )
}
