import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import type { Post } from '../posts'
import { absoluteUrl, postHref, withBasePath } from '../urls'
import { writeOutput } from './output'
import type { Export } from './steps'

/** Writes a page at each earlier address of a post that sends the reader on. */
export async function writeAliases({ dir, posts }: Export): Promise<string> {
  const pages = posts.flatMap((post) => post.aliases.map((alias) => ({ alias, html: createAliasPage(post) })))
  await Promise.all(pages.map(({ alias, html }) => writeOutput(dir, withBasePath(alias), html)))
  return `${pages.length} pages`
}

/** A page that leads to a post, for readers at once and for search engines for good. */
export function createAliasPage(post: Post): string {
  const href = postHref(post.slug)
  return toHtml([
    { type: 'doctype' },
    h('html', { lang: post.lang }, [
      h('head', [
        h('meta', { charSet: 'utf-8' }),
        h('title', post.title),
        h('link', { rel: 'canonical', href: absoluteUrl(href) }),
        h('meta', { name: 'robots', content: 'noindex' }),
        h('meta', { httpEquiv: 'refresh', content: `0; url=${href}` }),
      ]),
      h('body', [h('p', ['This page is now at ', h('a', { href }, absoluteUrl(href)), '.'])]),
    ]),
  ])
}
