import { site } from '../../site'
import { authorHref, indexHref, pageHref, placeHref, postHref, seriesHref, tagHref, textHref } from '../addresses/urls'
import { getPages } from '../content/pages'
import { paginate } from '../content/pagination'
import { getPosts, getPublishedAuthors, getPublishedPosts } from '../content/posts'
import { groupBySeries } from '../content/series'
import { getSurroundings } from '../content/surroundings'
import { groupByTag } from '../content/tags'
import type { RoutePage } from '../outputs/export'

/** The routes with params, each with the inputs of its pages: a page is rendered only if its inputs have changed. */
export const routes = {
  posts: () =>
    getPublishedPosts().map((post) => ({
      param: post.slug,
      place: placeHref('post', { slug: post.slug }),
      hrefs: post.hasText ? [postHref(post), textHref(post)] : [postHref(post)],
      data: { post, surroundings: getSurroundings(post) },
      files: [post.file],
    })),
  index: () =>
    paginate(getPosts(), site.postsPerPage).map((page) => ({
      param: String(page.number),
      place: placeHref('pagination', { number: String(page.number) }),
      hrefs: [indexHref(page.number)],
      data: page,
      files: page.items.map(({ file }) => file),
    })),
  tags: () =>
    groupByTag(getPosts()).map((tag) => ({
      param: tag.slug,
      place: placeHref('tag', { tag: tag.slug }),
      hrefs: [tagHref(tag.name)],
      data: tag,
      files: [],
    })),
  series: () =>
    groupBySeries(getPosts()).map((series) => ({
      param: series.slug,
      place: placeHref('series', { series: series.slug }),
      hrefs: [seriesHref(series.name)],
      data: series,
      files: [],
    })),
  authors: () =>
    getPublishedAuthors().map((author) => ({
      param: author.key,
      place: placeHref('author', { author: author.key }),
      hrefs: [authorHref(author.key)],
      data: { author, posts: getPosts().filter(({ authors }) => authors.includes(author)) },
      files: [],
    })),
  pages: () =>
    getPages().map((page) => ({
      param: page.slug,
      place: placeHref('page', { slug: page.slug }),
      hrefs: [pageHref(page.slug)],
      data: page,
      files: [page.file],
    })),
} satisfies Record<string, () => RoutePage[]>

/** The name of a route with params. */
export type RouteName = keyof typeof routes
