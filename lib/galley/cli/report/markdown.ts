import { printable } from '../../core/printable'

/**
 * A text for Markdown and for the HTML in it, so that it shows as it is: on one line, what would be markup as a
 * reference, what would not be seen by its number.
 */
export function formatText(text: string): string {
  return printable(text.replace(/\s+/gu, ' ').trim()).replace(
    /[&<>"'`*_~[\]\\|#@:$]/g,
    (char) => `&#${char.charCodeAt(0)};`,
  )
}

/** A piece of code, in Markdown and in HTML. */
export function formatCode(text: string): string {
  return `<code>${formatText(text)}</code>`
}

/** Lines as a block of a language, which nothing in them can end. */
export function formatFence(language: string, lines: string[]): string {
  const text = lines.join('\n')
  const runs = Array.from(text.matchAll(/`+/g), ([run]) => run.length)
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)))
  return `${fence}${language}\n${text}\n${fence}`
}

/** A part of a page that is folded until it is clicked; the summary is a text, the content Markdown. */
export function formatDetails(summary: string, content: string): string {
  return `<details><summary>${formatText(summary)}</summary>\n\n${content}\n\n</details>`
}

/** A list in Markdown: what is beyond the first few hundred is counted, and a long one folded. */
export function formatList(items: string[]): string {
  const more = items.length - listLimit
  const lines = items.slice(0, listLimit).map((item) => `- ${item}`)
  const list = [...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n')
  return items.length > 20 ? formatDetails(`All ${items.length}`, list) : list
}

/** A part of a report; the name tells what is missing when the part is too large to show. */
export type Section = { name: string; text: string }

/** Sections one after the other, without those that would take the whole over `limit` bytes: these are named at the end. */
export function joinSections(sections: Section[], limit: number): string {
  const shown: string[] = []
  const left: string[] = []
  let size = 0
  for (const { name, text } of sections) {
    const bytes = Buffer.byteLength(text) + 2
    if (size + bytes > limit) left.push(name)
    else {
      shown.push(text)
      size += bytes
    }
  }
  return [...shown, ...describeLeft(left)].join('\n\n').concat('\n')
}

function describeLeft(names: string[]): string[] {
  if (names.length === 0) return []
  const more = names.length > 20 ? ` and ${names.length - 20} more` : ''
  return [`Left out, since a summary holds no more: ${names.slice(0, 20).map(formatCode).join(', ')}${more}.`]
}

const listLimit = 300
