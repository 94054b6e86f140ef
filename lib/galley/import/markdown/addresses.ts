import type { Image, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { toString as toText } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { createFlowComment } from './html'
import { getLine } from './places'

/** The new address for an address of the old site. */
export type Target =
  | { kind: 'elsewhere' | 'page'; url: string }
  /** A linked file, which keeps its address. */
  | { kind: 'file'; url: string; file: string }
  /** An image, by its path in the old blog. Its new path is known once all posts are read. */
  | { kind: 'image'; file: string }
  | { kind: 'missing'; url: string }

/** Resolves an address of the old site. */
export type Resolve = (url: string, use: 'link' | 'image' | 'media') => Target

type Notify = (text: string, line: number) => void

/** URLs that run code, embed a page or point to the author's computer. */
const unsafe = /^\s*(?:javascript|data|vbscript|file):/i

const media = new Set(['src', 'poster', 'srcSet', 'data'])

/** The files of the old blog that a body uses. */
export type Uses = { images: Map<Image, string>; downloads: Set<string> }

/** Rewrites all addresses of a body except those of images. Reports broken ones, and keeps them if a post can have them. */
export function convertAddresses(tree: Root, resolve: Resolve, notify: Notify): Uses {
  inlineImages(tree)
  const uses: Uses = { images: new Map(), downloads: new Set() }
  const rewrite = (url: string, use: 'link' | 'media'): Target & { url: string } => {
    const target = resolve(url, use)
    if (target.kind === 'file') uses.downloads.add(target.file)
    return target.kind === 'image' ? { kind: 'elsewhere', url } : target
  }
  const dead = new Set<RootContent>()
  for (const block of tree.children) {
    visit(block, (node, index, parent) => {
      const line = 'position' in node ? getLine(node) : getLine(block)
      if (node.type === 'image') {
        const replacement = convertImage(node, resolve, uses, (text) => notify(text, line))
        if (replacement && parent && index !== undefined && 'children' in parent)
          parent.children.splice(index, 1, replacement)
      } else if (node.type === 'link' && unsafe.test(node.url) && parent && index !== undefined) {
        notify(`A post cannot have a link to ${node.url}: replaced with text.`, line)
        if ('children' in parent)
          parent.children.splice(index, 1, { type: 'text', value: `${toText(node)} (${node.url})` })
      } else if (node.type === 'link' || node.type === 'definition') {
        const target = rewrite(node.url, 'link')
        node.url = target.url
        if (target.kind !== 'missing') return
        notify(`${target.url} is not a post, page or file: the link is kept with check-ignore.`, line)
        dead.add(block)
      } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
        for (const attribute of node.attributes) {
          if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string' || !media.has(attribute.name))
            continue
          const target = rewrite(attribute.value, 'media')
          attribute.value = target.url
          if (target.kind !== 'missing') continue
          notify(`${target.url} is not a file of the blog: kept with check-ignore.`, line)
          dead.add(block)
        }
      }
    })
  }
  tree.children = tree.children.flatMap((block) => (dead.has(block) ? [...ignoreDeadLinks(block)] : [block]))
  return uses
}

/** Adds a check-ignore comment above a block with a dead link. It covers one line, so the block becomes one line. */
function ignoreDeadLinks(block: RootContent): RootContent[] {
  if (block.type === 'paragraph' || block.type === 'definition') {
    joinLines(block)
    return [createFlowComment('check-ignore link-dead: broken before the import'), block]
  }
  visit(block, (node, index, parent) => {
    if (node.type !== 'link' || index === undefined || !parent || !('children' in parent)) return
    if (!node.url.startsWith('/')) return
    parent.children.splice(index, 1, { type: 'text', value: `${toText(node)} (${node.url})` })
  })
  return [block]
}

function joinLines(block: Paragraph | RootContent): void {
  visit(block, 'text', (node) => {
    node.value = node.value.replace(/\n/g, ' ')
  })
}

function convertImage(
  image: Image,
  resolve: Resolve,
  uses: Uses,
  tell: (text: string) => void,
): PhrasingContent | undefined {
  const target = resolve(image.url, 'image')
  if (target.kind === 'image') {
    uses.images.set(image, target.file)
    if (!image.alt?.trim()) {
      image.alt = image.title || nameOf(target.file)
      tell(`The image ${target.file} has no alt text: set to "${image.alt}". Describe what it shows.`)
    }
    return undefined
  }
  if (/^https?:/.test(target.url)) {
    tell(`The image ${target.url} is on another site: replaced with a link. Save it beside the post.`)
    return { type: 'link', url: target.url, children: [{ type: 'text', value: image.alt || target.url }] }
  }
  tell(`The image ${target.url} does not exist: its Markdown is kept as text.`)
  return { type: 'text', value: `![${image.alt ?? ''}](${target.url})` }
}

function nameOf(file: string): string {
  return file.replace(/^.*\/|\.\w+$/g, '').replace(/[-_]+/g, ' ')
}

/** Replaces image references with images, and removes definitions that are no longer used. */
function inlineImages(tree: Root): void {
  const definitions = new Map<string, { url: string; title?: string | null | undefined }>()
  visit(
    tree,
    'definition',
    ({ identifier, url, title }) => void definitions.set(identifier, definitions.get(identifier) ?? { url, title }),
  )
  const linked = new Set<string>()
  const shown = new Set<string>()
  visit(tree, 'linkReference', ({ identifier }) => void linked.add(identifier))
  visit(tree, 'imageReference', (node, index, parent) => {
    const definition = definitions.get(node.identifier)
    if (!definition || index === undefined || !parent) return
    shown.add(node.identifier)
    parent.children.splice(index, 1, { type: 'image', alt: node.alt, ...definition, position: node.position })
  })
  tree.children = tree.children.filter(
    (node) => node.type !== 'definition' || linked.has(node.identifier) || !shown.has(node.identifier),
  )
}
