import { site } from '../../site'
import { getFormerHrefs, getSinglePages, pageHref, postHref, withBasePath } from '../addresses/urls'
import { env } from '../core/env'
import { outputFile } from '../core/output'
import type { Page } from './pages'
import type { Post } from './posts'

/** An earlier address, as its author wrote it without the base path, and what is to be found there now. */
export type Move = { alias: string; href: string; title: string; lang: string }

/**
 * All earlier addresses: what authors have written, that of posts first, in their order; then where posts were by former
 * patterns, unless something is there now.
 */
export function getMoves(posts: Post[], pages: Page[]): Move[] {
  const entries = [
    ...posts.map((post) => ({ ...post, href: postHref(post), former: getFormerHrefs(post).map(toAlias) })),
    ...pages.map((page) => ({ ...page, href: pageHref(page.slug), lang: site.lang, former: [] })),
  ]
  const written = entries.flatMap(({ aliases, ...entry }) => {
    const file = outputFile(entry.href)
    return aliases.filter((alias) => outputFile(withBasePath(alias)) !== file).map((alias) => createMove(alias, entry))
  })
  const taken = new Set(
    [...entries.map(({ href }) => toAlias(href)), ...getSinglePages().map(({ href }) => toAlias(href))].concat(
      written.map(({ alias }) => alias),
    ),
  )
  const former = entries.flatMap(({ former, ...entry }) => {
    return former.filter((alias) => !taken.has(alias)).map((alias) => createMove(alias, entry))
  })
  return [...written, ...former]
}

function createMove(alias: string, { href, title, lang }: Omit<Move, 'alias'>): Move {
  return { alias, href, title, lang }
}

const toAlias = (href: string): string => href.slice(env.basePath.length)
