import { getPosts, type Post } from './posts'

/** Returns the slug of the original of a translation, or else of the post itself. */
const getOriginal = (post: Post): string => post.translationOf ?? post.slug

const groups = new Map<string, Post[]>()
for (const post of getPosts()) groups.set(getOriginal(post), [...(groups.get(getOriginal(post)) ?? []), post])
for (const group of groups.values()) group.sort((a, b) => rank(a) - rank(b) || (a.lang < b.lang ? -1 : 1))

/**
 * Returns a post in all its languages, itself included: the original first, then by language. Only the post itself if it has
 * no translation or is unlisted.
 */
export function getTranslations(post: Post): Post[] {
  return (!post.unlisted && groups.get(getOriginal(post))) || [post]
}

function rank(post: Post): number {
  return post.slug === getOriginal(post) ? 0 : 1
}
