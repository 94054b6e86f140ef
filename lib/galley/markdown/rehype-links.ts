import type { Element, Root } from 'hast'
import { withBasePath } from '../addresses/urls'
import { readAddress } from '../core/schemes'
import { listElements } from './find'

/** The properties of elements with addresses on this site. remark-images sets those of images. */
const properties = ['href', 'src', 'poster', 'cite', 'itemId']

/** Prefixes root-relative addresses, such as `/posts/a/`, with the base path. */
export function rehypeLinks() {
  return (tree: Root): void => {
    for (const element of listElements(tree)) if (element.tagName !== 'img') prefix(element)
  }
}

function prefix({ properties: values }: Element): void {
  for (const name of properties) {
    const value = values[name]
    if (typeof value !== 'string') continue
    // Read as browsers do: `//host` and `/\host`, even with a tab in between, point to another site.
    const address = readAddress(value)
    values[name] = /^\/(?![/\\])/.test(address) ? withBasePath(address) : address
  }
}
