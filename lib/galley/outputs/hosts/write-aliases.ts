import { h } from 'hastscript'
import { absoluteUrl, withBasePath } from '../../addresses/urls'
import { getMoves, type Move } from '../../content/moves'
import { translate } from '../../content/translation'
import { splitMessage } from '../../core/messages'
import { writeOutput } from '../../core/output'
import { count } from '../../core/text'
import { addPagePolicy } from '../../html/page-policy'
import { toHtml } from '../../html/serialize-html'
import type { Export } from '../export'

/** Writes a redirect page at each alias, for hosts that do not read `_redirects`. */
export async function writeAliases({ dir, posts, contentPages }: Export): Promise<string> {
  const moves = getMoves(posts, contentPages)
  await Promise.all(moves.map((move) => writeOutput(dir, withBasePath(move.alias), createAliasPage(move))))
  return count(moves.length, 'page')
}

/** Returns an HTML page that redirects at once and has the new address as its canonical URL. */
export function createAliasPage({ href, title, lang }: Omit<Move, 'alias'>): string {
  const text = splitMessage(translate(lang).messages.moved).map((part) =>
    typeof part === 'string' ? part : h('a', { href }, absoluteUrl(href)),
  )
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
      h('body', [h('p', text)]),
    ]),
  ])
  return addPagePolicy(page)
}
