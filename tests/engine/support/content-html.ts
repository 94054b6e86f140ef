import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createMdxComponents } from '@/components/mdx'
import type { Content } from '@/lib/galley/markdown'

/** Returns the HTML that a page contains for a compiled text. */
export function toContentHtml(content: Content): string {
  return typeof content === 'string'
    ? content
    : renderToStaticMarkup(createElement(content, { components: createMdxComponents('en') }))
}
