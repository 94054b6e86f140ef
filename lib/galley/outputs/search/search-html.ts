import { DomUtils, parseDocument } from 'htmlparser2'
import { absoluteUrl, postHref, slugify } from '../../addresses/urls'
import type { Post } from '../../content/posts'
import { formatDay } from '../../core/dates'
import { escapeHtml } from '../../core/escape'
import { splitWords } from '../../core/words'
import { getContent, toHtml } from '../../html/feed-html'

/**
 * Returns a post as a page for Pagefind, with its title, metadata, and the part of its exported page that feeds contain.
 * https://pagefind.app/docs/metadata/
 */
export function createSearchHtml(page: string, post: Post): string {
  const content = getContent(parseDocument(page).children, absoluteUrl(postHref(post)))
  for (const node of DomUtils.find(() => true, content, true, Number.POSITIVE_INFINITY)) {
    if (DomUtils.isText(node)) node.data = splitWords(node.data)
    if (!DomUtils.isTag(node)) continue
    // Pagefind would join their last word with the next one.
    if (/^(?:th|figcaption)$/.test(node.name)) node.children.push(...parseDocument(' ').children)
    // Pagefind would index the addresses of images.
    if (node.name === 'img') node.attribs = {}
  }
  const createFact = (kind: string, name: string, content: string) =>
    `<meta data-pagefind-${kind}="${name}[content]" content="${escapeHtml(content)}">`
  const facts = [
    createFact('meta', 'title', splitWords(post.title)),
    // Pagefind finds words in metadata, too. Each post has all fields: they are numbered in the index of each run, and a
    // merged index has the numbers of the first.
    createFact('meta', 'authors', splitWords(post.authors.map(({ name }) => name).join(', '))),
    createFact('meta', 'series', splitWords(post.series?.name ?? '')),
    createFact('meta', 'tags', splitWords(post.tags.join(', '))),
    createFact('filter', 'year', post.date.day.slice(0, 4)),
    ...post.tags.map((tag) => createFact('filter', 'tag', slugify(tag))),
    // Shown in results. These are filters, since metadata would be found.
    createFact('filter', 'date', formatDay(post.date.day, post.lang)),
    createFact('filter', 'lang', post.lang),
    createFact('sort', 'date', post.date.instant),
  ]
  return `<html><body>${facts.join('')}${toHtml(content)}</body></html>`
}
