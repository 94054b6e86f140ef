import type { Image, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { toString as toText } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { createFlowComment } from './html'
import { getLine } from './places'

/** What an address of the old site is now. */
export type Target =
  | { kind: 'elsewhere' | 'page'; url: string }
  /** A file of the old blog that readers download, which keeps its address. */
  | { kind: 'file'; url: string; file: string }
  /** An image, by its path in the old blog: where it goes is known once all posts are read. */
  | { kind: 'image'; file: string }
  | { kind: 'missing'; url: string }

/** Says what an address of the old site is now; `use` tells what is done with it. */
export type Resolve = (url: string, use: 'link' | 'image' | 'media') => Target

type Notify = (text: string, line: number) => void

/** Addresses that run code, or are the whole of a page. */
const unsafe = /^\s*(?:javascript|data|vbscript|file):/i

const media = new Set(['src', 'poster', 'srcSet', 'data'])

/** The files of the old blog that a body needs. */
export type Uses = { images: Map<Image, string>; downloads: Set<string> }

/** Rewrites every address of a body but those of its images. What leads nowhere is told, and kept if a post can hold it. */
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
        notify(`A post cannot have a link to ${node.url}: it is text now.`, line)
        if ('children' in parent)
          parent.children.splice(index, 1, { type: 'text', value: `${toText(node)} (${node.url})` })
      } else if (node.type === 'link' || node.type === 'definition') {
        const target = rewrite(node.url, 'link')
        node.url = target.url
        if (target.kind !== 'missing') return
        notify(`${target.url} leads to no post, page or file: the link is kept, marked check-ignore.`, line)
        dead.add(block)
      } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
        for (const attribute of node.attributes) {
          if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string' || !media.has(attribute.name))
            continue
          const target = rewrite(attribute.value, 'media')
          attribute.value = target.url
          if (target.kind !== 'missing') continue
          notify(`${target.url} is no file of the blog: kept, marked check-ignore.`, line)
          dead.add(block)
        }
      }
    })
  }
  tree.children = tree.children.flatMap((block) => (dead.has(block) ? [...excuse(block)] : [block]))
  return uses
}

/** The check takes a dead link that is excused on the line above, so its block has to be one line. */
function excuse(block: RootContent): RootContent[] {
  if (block.type === 'paragraph' || block.type === 'definition') {
    joinLines(block)
    return [createFlowComment('check-ignore link-dead: it led nowhere before the move'), block]
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
      tell(
        `The image ${target.file} says nothing to those who do not see it: its alt is now "${image.alt}". Write what it shows.`,
      )
    }
    return undefined
  }
  if (/^https?:/.test(target.url)) {
    tell(`The image ${target.url} is elsewhere, which a page does not load: it is a link now. Save it beside the post.`)
    return { type: 'link', url: target.url, children: [{ type: 'text', value: image.alt || target.url }] }
  }
  tell(`There is no image ${target.url}: its place is marked in the text.`)
  return { type: 'text', value: `![${image.alt ?? ''}](${target.url})` }
}

function nameOf(file: string): string {
  return file.replace(/^.*\/|\.\w+$/g, '').replace(/[-_]+/g, ' ')
}

/** An image by reference is written out, and a definition goes that nothing refers to any more. */
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
