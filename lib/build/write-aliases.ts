import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { lockPage } from '../hosts/page-policy'
import { site } from '../site'
import { absoluteUrl, pageHref, postHref, withBasePath } from '../urls'
import { writeOutput } from './output'
import type { Export } from './steps'

/** Where an earlier address leads. */
type Target = { href: string; title: string; lang: string }

/** Writes a page at each earlier address of a post or page that sends the reader on. */
export async function writeAliases({ dir, posts, contentPages }: Export): Promise<string> {
  const moved = [
    ...posts.map((post) => ({ ...post, href: postHref(post.slug) })),
    ...contentPages.map((page) => ({ ...page, href: pageHref(page.slug), lang: site.lang })),
  ].flatMap((target) => target.aliases.map((alias) => ({ alias, html: createAliasPage(target) })))
  await Promise.all(moved.map(({ alias, html }) => writeOutput(dir, withBasePath(alias), html)))
  return `${moved.length} pages`
}

/** A page that leads to another, for readers at once and for search engines for good. */
export function createAliasPage({ href, title, lang }: Target): string {
  const page = toHtml([
    { type: 'doctype' },
    h('html', { lang }, [
      h('head', [
        h('meta', { charSet: 'utf-8' }),
        h('title', title),
        h('link', { rel: 'canonical', href: absoluteUrl(href) }),
        h('meta', { name: 'robots', content: 'noindex' }),
        h('meta', { httpEquiv: 'refresh', content: `0; url=${href}` }),
      ]),
      h('body', [h('p', ['This page is now at ', h('a', { href }, absoluteUrl(href)), '.'])]),
    ]),
  ])
  return lockPage(page)
}
