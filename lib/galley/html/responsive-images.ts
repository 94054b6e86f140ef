import type { Element } from 'hast'
import { h } from 'hastscript'
import { applyEdits, type Edit, type ElementNode, type HtmlNode, readNodes } from './html'
import { toHtml } from './serialize-html'

/** A file of an image, with its width in pixels. */
export type Variant = { href: string; width: number }

/** An image in preferred formats, best first, and in a fallback format; variants by ascending width. */
export type ResponsiveImage = {
  /** Whether the image has no transparency. */
  opaque: boolean
  sources: { type: string; variants: Variant[] }[]
  fallback: Variant[]
}

/**
 * Returns a page with responsive images in place of those that `getImage` knows by address. The first image in `<main>`
 * loads eagerly, the others lazily; links to an image point to its largest fallback; React's preloads of originals are
 * removed. On a hydrated page, only `loading` changes, since React would restore the image addresses it rendered.
 */
export function replaceImages(html: string, getImage: (href: string) => ResponsiveImage | undefined): string {
  const elements = readNodes(html).filter((node) => node.kind === 'element')
  const hydrates = elements.some((node) => node.tagName === 'script' && node.attributes.get('src')?.includes('/_next/'))
  const images = elements.flatMap((node) => {
    const image = node.tagName === 'img' ? getImage(node.attributes.get('src') ?? '') : undefined
    return image ? [{ node, image }] : []
  })
  const main = elements.find(({ tagName }) => tagName === 'main')
  const first = images.find(({ node }) => main && isWithin(node, main))
  const entries = elements.filter((element) => hasClass(element, 'entry'))
  const edits = images.map(({ node, image }): Edit => {
    const loading = node === first?.node ? { loading: 'eager', fetchpriority: 'high' } : { loading: 'lazy' }
    const img = h('img', { ...Object.fromEntries(node.attributes), ...loading })
    const sizes = getSizes(node, entries)
    return { start: node.start, end: node.end, text: toHtml(hydrates ? img : createPicture(img, image, sizes)) }
  })
  const preloads = elements.filter(({ tagName, attributes }) => {
    return tagName === 'link' && attributes.get('as') === 'image' && getImage(attributes.get('href') ?? '')
  })
  const links = elements.flatMap((node) => {
    const image = node.tagName === 'a' ? getImage(node.attributes.get('href') ?? '') : undefined
    return image ? [{ start: node.start, end: node.tagEnd, text: createStartTag(node, image) }] : []
  })
  if (!hydrates) edits.push(...preloads.map(({ start, end }) => ({ start, end, text: '' })), ...links)
  return applyEdits(html, edits)
}

function createStartTag({ attributes }: ElementNode, { fallback }: ResponsiveImage): string {
  const link = h('a', { ...Object.fromEntries(attributes), href: fallback.at(-1)?.href })
  return toHtml(link).slice(0, -'</a>'.length)
}

function createPicture(img: Element, { opaque, sources, fallback }: ResponsiveImage, sizes: string): Element {
  Object.assign(img.properties, { src: fallback.at(-1)?.href })
  if (fallback.length > 1) Object.assign(img.properties, { srcSet: createSrcset(fallback), sizes })
  if (sources.length === 0) return img
  const children = sources.map(({ type, variants }) => h('source', { type, srcset: createSrcset(variants), sizes }))
  // The style sheet colours the box of an opaque image until it loads; a `style` attribute would break a strict CSP.
  return h('picture', opaque ? { dataOpaque: '' } : {}, [...children, img])
}

const createSrcset = (variants: Variant[]): string => variants.map(({ href, width }) => `${href} ${width}w`).join(', ')

/**
 * Returns the `sizes` of an image, which must match the style sheets: images are as wide as the text and never
 * upscaled; covers are upscaled, and fill a box of 13rem in 3:2 on the index's wide layout.
 */
function getSizes(node: ElementNode, entries: ElementNode[]): string {
  const [width, height] = [Number(node.attributes.get('width')), Number(node.attributes.get('height'))]
  if (!hasClass(node, 'cover')) return `min(${width > 0 && width < 576 ? `${width}px, ` : ''}36rem, 100vw - 2rem)`
  if (!entries.some((entry) => isWithin(node, entry))) return 'min(36rem, 100vw - 2rem)'
  const overflow = width > 0 && height > 0 ? Math.max(1, width / height / 1.5) : 1
  return `(width >= 60rem) ${Number((13 * overflow).toFixed(2))}rem, min(36rem, 100vw - 2rem)`
}

const hasClass = ({ attributes }: ElementNode, name: string): boolean =>
  attributes.get('class')?.split(/\s+/).includes(name) ?? false
const isWithin = (inner: HtmlNode, outer: HtmlNode): boolean => outer.start <= inner.start && inner.end <= outer.end
