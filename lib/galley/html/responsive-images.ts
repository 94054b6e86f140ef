import type { Element } from 'hast'
import { h } from 'hastscript'
import { applyEdits, type Edit, type ElementNode, type HtmlNode, readNodes } from './html'
import { toHtml } from './serialize-html'

/** A file of an image, by its address, and how many pixels wide it is. */
export type Variant = { href: string; width: number }

/** An image as readers get it: in the formats to prefer, best first, and in one for all; variants by rising width. */
export type ResponsiveImage = {
  /** Whether nothing of the page shows through. */
  opaque: boolean
  sources: { type: string; variants: Variant[] }[]
  fallback: Variant[]
}

/**
 * A page whose images, those that `getImage` knows by address, come in the format and width that a browser wants; the
 * first of `<main>` at once, the others when they are near; a link to an image leads to the largest for all. React's
 * early loading of originals is gone. A page that React hydrates keeps its images' addresses, since React puts back what
 * it has rendered.
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
  // The style sheet colours the box of an opaque image until it is there; a `style` of its own would break a strict CSP.
  return h('picture', opaque ? { dataOpaque: '' } : {}, [...children, img])
}

const createSrcset = (variants: Variant[]): string => variants.map(({ href, width }) => `${href} ${width}w`).join(', ')

/**
 * How wide an image is shown, as the style sheets have it: as wide as the text, and on the index's wide layout a lead
 * image fills a box of 13rem in 3:2. Other images than lead images never grow.
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
