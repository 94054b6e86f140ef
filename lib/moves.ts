import type { Page } from './pages'
import type { Post } from './posts'
import { site } from './site'
import { pageHref, postHref } from './urls'

/** An earlier address, as its author wrote it without the base path, and what is to be found there now. */
export type Move = { alias: string; href: string; title: string; lang: string }

/** All earlier addresses, those of posts first, in their order. */
export function getMoves(posts: Post[], pages: Page[]): Move[] {
  return [
    ...posts.map((post) => ({ ...post, href: postHref(post.slug) })),
    ...pages.map((page) => ({ ...page, href: pageHref(page.slug), lang: site.lang })),
  ].flatMap(({ aliases, href, title, lang }) => aliases.map((alias) => ({ alias, href, title, lang })))
}
