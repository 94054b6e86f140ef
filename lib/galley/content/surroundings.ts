import { site } from '../../site'
import { getPosts, type Post, type PostLink } from './posts'
import { getRelatedPosts } from './related'
import { groupBySeries, type Series } from './series'
import { getTranslations } from './translations'

/** The other posts that a post's page links to. */
export type Surroundings = {
  older: PostLink | undefined
  newer: PostLink | undefined
  /** The series of the post. */
  series: Series | undefined
  related: PostLink[]
  /** The post in other languages. */
  translations: PostLink[]
}

/** Returns the other posts that a post's page links to; an unlisted post has no neighbours and no series. */
export function getSurroundings(post: Post): Surroundings {
  const posts = getPosts()
  const index = indexOf.get(post)
  const series = post.series && seriesOf.get(post)
  const related = getRelatedPosts(post, posts, site.relatedPosts)
  return {
    older: index === undefined ? undefined : toLink(posts[index + 1]),
    newer: index === undefined ? undefined : toLink(posts[index - 1]),
    series: series && { ...series, posts: series.posts.map(pickLink) },
    related: related.map(pickLink),
    translations: getTranslations(post)
      .filter((other) => other !== post)
      .map(pickLink),
  }
}

const indexOf = new Map(getPosts().map((post, index) => [post, index]))
const seriesOf = new Map(
  groupBySeries(getPosts()).flatMap((series) => series.posts.map((post) => [post, series] as const)),
)

const toLink = (post: Post | undefined): PostLink | undefined => post && pickLink(post)
const pickLink = ({ slug, title, date, lang, pending }: Post): PostLink => ({ slug, title, date, lang, pending })
