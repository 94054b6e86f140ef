import type { Paragraph, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { site } from '../../../site'
import { absoluteUrl, imageHref, postHref, textHref, withBasePath } from '../../addresses/urls'
import { findFrontmatter, removeFrontmatter } from '../../content/frontmatter-block'
import { getImagePath, isContentImage, resolveAddress } from '../../content/images'
import type { Post } from '../../content/posts'
import { readSource } from '../../content/source'
import { applyEdits, type Edit } from '../../html/html'
import { getDestination, getValuePlace } from '../../markdown/destinations'
import { listNodes } from '../../markdown/find'
import { isComment } from '../../markdown/syntax'
import { readTree } from '../../markdown/tree-cache'
import { isAllowedElement } from '../../markup/elements'

/** The addresses of written images, by their paths in the content folder. */
export type ImageHrefs = ReadonlyMap<string, string>

/**
 * Returns a post's Markdown below its title, authors, date and address. Addresses within the site are complete, since the
 * text is read outside of it. Omits MDX comments, which are not on the page either.
 */
export async function createPostText(post: Post, images: ImageHrefs): Promise<string> {
  const { title, authors, date } = post
  const facts = [...authors.map(({ name }) => name), date.day].join(', ')
  const url = absoluteUrl(postHref(post))
  const head = stringify([
    { type: 'heading', depth: 1, children: [createText(title)] },
    {
      type: 'paragraph',
      children: [createText(`${facts}, `), { type: 'link', url, children: [{ type: 'text', value: url }] }],
    },
  ])
  return `${head}\n${(await readBody(post, images)).trim()}\n`
}

/** Returns the list of posts' Markdown files, or else their pages, in the format of https://llmstxt.org. */
export function createIndexText(posts: Post[]): string {
  const head = stringify([
    { type: 'heading', depth: 1, children: [createText(site.title)] },
    { type: 'blockquote', children: [{ type: 'paragraph', children: [createText(site.description)] }] },
    { type: 'heading', depth: 2, children: [{ type: 'text', value: 'Posts' }] },
  ])
  return posts.length > 0 ? `${head}\n${posts.map(createItem).join('')}` : head
}

function createItem(post: Post): string {
  const title = createText(post.title)
  const description = createText(post.description ? `: ${post.description}` : '')
  const url = absoluteUrl(post.hasText ? textHref(post) : postHref(post))
  // A list of 10,000 posts takes the serializer 2.8 seconds.
  if ([title, description].every(({ value }) => plain.test(value)))
    return `- [${title.value}](${url})${description.value}\n`
  const paragraph: Paragraph = { type: 'paragraph', children: [{ type: 'link', url, children: [title] }, description] }
  return stringify([{ type: 'list', spread: false, children: [{ type: 'listItem', children: [paragraph] }] }])
}

/** A text without characters that may be markup. */
const plain = /^[\p{L}\p{M}\p{N} ,.:;?'"’“”()–—-]*$/u

const serializer = unified().use(remarkGfm).use(remarkStringify, { bullet: '-' })

/** Returns nodes as Markdown, in which their texts are no markup. */
function stringify(children: Root['children']): string {
  return serializer.stringify({ type: 'root', children })
}

/** Returns a text in one line. */
function createText(text: string): { type: 'text'; value: string } {
  return { type: 'text', value: text.replace(/\s+/gu, ' ') }
}

async function readBody(post: Post, images: ImageHrefs): Promise<string> {
  const file = await readSource(post.file)
  const body = removeComments(file)
  return body === undefined || mayHaveLocalAddress.test(body) ? editBody(file, post, images) : body
}

/** What precedes an address without a scheme, or an attribute that may hold one. Also matches some code and text. */
const mayHaveLocalAddress =
  /\]\(\s*<?(?![a-z][a-z0-9+.-]*:)|^[ >]*\[(?!\^)[^\]]+\]:|<[a-z][^>]*\s(?:href|src|poster|cite)\s*=/im

/**
 * Returns a body without comments on their own lines; undefined if it may contain other expressions. Reading its tree is
 * slow, and many posts have no others.
 */
function removeComments(file: VFile): string | undefined {
  const body = removeFrontmatter(String(file))
  // Every second part is a fence.
  const parts = body
    .split(/^(```[^`\n]*\n[\s\S]*?\n```)$/m)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/(?<=\n\n)\{\/\*[^{}\n]*\*\/\}\n(?:\n|$)/g, '')))
  const isRead = parts.every((part, index) => index % 2 === 1 || !/[{}]|^[>\-*+\d. \t]*(?:```|~~~)/m.test(part))
  return isRead ? parts.join('') : undefined
}

/** Returns a body without comments and with complete addresses. */
function editBody(file: VFile, post: Post, images: ImageHrefs): string {
  const text = String(file)
  const edits: Edit[] = [{ start: 0, end: findFrontmatter(text)?.length ?? 0, text: '' }]
  const edit = (position: Position | undefined, text: string, more = 0) => {
    const { start, end } = position ?? {}
    if (start?.offset === undefined || end?.offset === undefined) return
    edits.push({ start: start.offset, end: end.offset + more, text })
  }
  const complete = (url: string, position: Position | undefined) => {
    const completed = completeAddress(url, post, images)
    if (completed !== url) edit(position, completed)
  }
  for (const { node } of listNodes(readTree(file))) {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      complete(node.url, getDestination(file, node))
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      if (!node.name || !isAllowedElement(node.name)) continue
      for (const attribute of node.attributes) {
        if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') continue
        if (/^(?:href|src|poster|cite)$/i.test(attribute.name))
          complete(attribute.value, getValuePlace(file, attribute))
      }
    } else if ((node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') && isComment(node.value)) {
      // A comment on its own line also takes the empty line below.
      const after = text.slice(node.position?.end.offset)
      edit(node.position, '', node.type === 'mdxFlowExpression' ? (/^\n{1,2}/.exec(after)?.[0].length ?? 0) : 0)
    }
  }
  return applyEdits(text, edits)
}

/** Returns an address as written in a post as a URL, of an image that of its file in the export. */
function completeAddress(url: string, post: Post, images: ImageHrefs): string {
  if (URL.canParse(url) || url === '') return url
  const image = isContentImage(url) ? resolveAddress(post.file, url) : getImagePath(url, '')
  const href =
    image === undefined ? (url.startsWith('/') ? withBasePath(url) : url) : (images.get(image) ?? imageHref(image))
  // Neither a space nor a bracket nor a quotation mark may end it.
  return new URL(href, absoluteUrl(postHref(post))).href.replace(
    /[()']/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  )
}
