import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { site } from '../../../site'
import { absoluteUrl, postHref, textHref } from '../../addresses/urls'
import { findFrontmatter, removeFrontmatter } from '../../content/frontmatter-block'
import type { Post } from '../../content/posts'
import { readSource } from '../../content/source'
import { applyEdits, type Edit } from '../../html/html'
import { isComment, parseMarkdown } from '../../markdown/syntax'

/**
 * Returns a post's Markdown below its title, authors, date and address. Omits MDX comments, which are not on the page
 * either.
 */
export async function createPostText(post: Post): Promise<string> {
  const { title, authors, date, file } = post
  const byline = [...authors.map(({ name }) => name), date.day, `<${absoluteUrl(postHref(post))}>`].join(', ')
  return `# ${oneLine(title)}\n\n${byline}\n\n${(await readBody(file)).trim()}\n`
}

/** Returns the list of all posts' Markdown files in the format of https://llmstxt.org. */
export function createIndexText(posts: Post[]): string {
  const lines = posts.map((post) => {
    const { title, description } = post
    const link = `- [${oneLine(title).replace(/[[\]]/g, '\\$&')}](${absoluteUrl(textHref(post))})`
    return description ? `${link}: ${oneLine(description)}` : link
  })
  return [`# ${site.title}`, `> ${site.description}`, '## Posts', lines.join('\n')].join('\n\n').trim().concat('\n')
}

async function readBody(path: string): Promise<string> {
  const file = await readSource(path)
  return removeComments(file) ?? parseAndRemove(file)
}

/**
 * Returns a body without comments on their own lines; undefined if it may contain other expressions. Parsing is slow, and
 * most posts have no others.
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

/** Removes all comments with the parser. */
function parseAndRemove(file: VFile): string {
  const text = String(file)
  const edits: Edit[] = [{ start: 0, end: findFrontmatter(text)?.length ?? 0, text: '' }]
  visit(parseMarkdown(file), (node) => {
    if (node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression') return
    if (!isComment(node.value)) return
    const { start, end } = node.position ?? {}
    if (start?.offset === undefined || end?.offset === undefined) return
    // A comment on its own line also takes the empty line below.
    const line = node.type === 'mdxFlowExpression' ? (/^\n{1,2}/.exec(text.slice(end.offset))?.[0].length ?? 0) : 0
    edits.push({ start: start.offset, end: end.offset + line, text: '' })
  })
  return applyEdits(text, edits)
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
