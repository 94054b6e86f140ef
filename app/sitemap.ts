import type { MetadataRoute } from 'next'
import {
  absoluteUrl,
  archiveHref,
  authorHref,
  getOwnPages,
  indexHref,
  pageHref,
  postHref,
  searchHref,
  seriesHref,
  tagHref,
  tagsHref,
} from '@/lib/galley/addresses/urls'
import { getPages } from '@/lib/galley/content/pages'
import { paginate } from '@/lib/galley/content/pagination'
import { getPosts, getPublishedAuthors, type Post } from '@/lib/galley/content/posts'
import { groupBySeries } from '@/lib/galley/content/series'
import { groupByTag } from '@/lib/galley/content/tags'
import { getAlternates } from '@/lib/galley/outputs/metadata/metadata'
import { site } from '@/lib/site'

export const dynamic = 'force-static'

export default function sitemap(): MetadataRoute.Sitemap {
  const posts = getPosts()
  return [
    ...paginate(posts, site.postsPerPage).map(({ number, items }) => createEntry(indexHref(number), items)),
    ...posts.map((post) => ({
      ...createEntry(postHref(post), [post]),
      alternates: { languages: getAlternates(post) },
    })),
    ...getPages().map(({ slug }) => createEntry(pageHref(slug), [])),
    createEntry(archiveHref(), posts),
    createEntry(tagsHref(), posts),
    createEntry(searchHref(), posts),
    ...getOwnPages().map(({ href }) => createEntry(href, [])),
    ...groupByTag(posts).map((tag) => createEntry(tagHref(tag.name), tag.posts)),
    ...groupBySeries(posts).map((series) => createEntry(seriesHref(series.name), series.posts)),
    ...getPublishedAuthors().map((author) =>
      createEntry(
        authorHref(author.key),
        posts.filter(({ authors }) => authors.includes(author)),
      ),
    ),
  ]
}

/** Returns the sitemap entry of a page, last modified when the latest of `posts` changed. */
function createEntry(href: string, posts: Post[]): MetadataRoute.Sitemap[number] {
  const changed = posts.map(({ date, updated }) => (updated ?? date).instant).sort()
  const lastModified = changed.at(-1)
  return { url: absoluteUrl(href), ...(lastModified && { lastModified }) }
}
