import { postHref, seriesHref } from '@/lib/galley/addresses/urls'
import type { PostLink } from '@/lib/galley/content/posts'
import type { Series } from '@/lib/galley/content/series'

/** Renders a post's position in its series, with links to the other parts. */
export function SeriesNav({ post, series }: { post: PostLink; series: Series }) {
  return (
    <nav className="series-nav" aria-label="Series">
      <p>
        <bdi>
          Part {series.posts.findIndex(({ slug }) => slug === post.slug) + 1} of {series.posts.length} in the series{' '}
          <a href={seriesHref(series.name)} dir="auto">
            {series.name}
          </a>
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
