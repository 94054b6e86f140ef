import type { Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import { formatDay } from './dates'
import { getContent } from './feed-html'
import type { Post } from './posts'
import { absoluteUrl, postHref, slugify } from './urls'
import { splitWords } from './words'

/**
 * What the search knows of a post, as a page for Pagefind: its title and text, of its exported page only what a feed
 * shows too, and its facts. https://pagefind.app/docs/metadata/
 */
export function createSearchHtml(page: string, post: Post): string {
  const content = getContent(fromHtml(page), absoluteUrl(postHref(post.slug)))
  visit(content, (node) => {
    if (node.type === 'text') node.value = splitWords(node.value)
    if (node.type !== 'element') return
    // Pagefind would take their last word and the first of what follows for one.
    if (/^(?:th|figcaption)$/.test(node.tagName)) node.children.push({ type: 'text', value: ' ' })
    // Pagefind would find posts by the addresses of their images.
    if (node.tagName === 'img') node.properties = {}
  })
  const createFact = (kind: 'Meta' | 'Filter' | 'Sort', name: string, content: string): Nodes =>
    h('meta', { [`dataPagefind${kind}`]: `${name}[content]`, content })
  return toHtml(
    h('html', [
      h('body', [
        createFact('Meta', 'title', splitWords(post.title)),
        createFact('Filter', 'year', post.date.day.slice(0, 4)),
        ...post.tags.map((tag) => createFact('Filter', 'tag', slugify(tag))),
        // What results show. Pagefind would find posts by their metadata; by filters, only if asked.
        createFact('Filter', 'date', formatDay(post.date.day, post.lang)),
        createFact('Filter', 'lang', post.lang),
        createFact('Sort', 'date', post.date.instant),
        content,
      ]),
    ]),
  )
}
