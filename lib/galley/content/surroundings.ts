import { site } from '../../site'
import { getPosts, type Post, type PostLink } from './posts'
import { getRelatedPosts } from './related'
import { groupBySeries, type Series } from './series'

/** What a post's page shows of other posts. */
export type Surroundings = {
  older: PostLink | undefined
  newer: PostLink | undefined
  /** The series that the post is a part of. */
  series: Series | undefined
  related: PostLink[]
}

/** What the page of a post shows of others; an unlisted post has no place among them. */
export function getSurroundings(post: Post): Surroundings {
  const posts = getPosts()
  const index = placeOf.get(post)
  const series = post.series && seriesOf.get(post)
  const related = getRelatedPosts(post, posts, site.relatedPosts)
  return {
    older: index === undefined ? undefined : toLink(posts[index + 1]),
    newer: index === undefined ? undefined : toLink(posts[index - 1]),
    series: series && { ...series, posts: series.posts.map(pickLink) },
    related: related.map(pickLink),
  }
}

const placeOf = new Map(getPosts().map((post, index) => [post, index]))
const seriesOf = new Map(
  groupBySeries(getPosts()).flatMap((series) => series.posts.map((post) => [post, series] as const)),
)

const toLink = (post: Post | undefined): PostLink | undefined => post && pickLink(post)
const pickLink = ({ slug, title, date, lang, pending }: Post): PostLink => ({ slug, title, date, lang, pending })
