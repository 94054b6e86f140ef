import { postHref, seriesHref } from '@/lib/galley/addresses/urls'
import type { PostLink } from '@/lib/galley/content/posts'
import type { Series } from '@/lib/galley/content/series'
import { translate } from '@/lib/galley/content/translation'
import { formatNumber } from '@/lib/galley/core/messages'
import { Message } from './Message'

/** Renders a post's position in its series, with links to the other parts. */
export function SeriesNav({ post, series }: { post: PostLink; series: Series }) {
  const { messages } = translate(post.lang)
  const number = series.posts.findIndex(({ slug }) => slug === post.slug) + 1
  return (
    <nav className="series-nav" aria-label={messages.series}>
      <p>
        <bdi>
          <Message
            text={messages.seriesPart}
            parts={{
              number: () => formatNumber(number, post.lang),
              total: () => formatNumber(series.posts.length, post.lang),
              series: () => (
                <a href={seriesHref(series.name)} dir="auto">
                  {series.name}
                </a>
              ),
            }}
          />
        </bdi>
      </p>
      <ol>
        {series.posts.map((part) => (
          <li key={part.slug} dir="auto">
            {part.slug === post.slug ? (
              <span aria-current="page">{part.title}</span>
            ) : (
              <a href={postHref(part)}>{part.title}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
