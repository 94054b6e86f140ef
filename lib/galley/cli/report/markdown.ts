import { printable } from '../../core/printable'

/**
 * Escapes a text for Markdown and for HTML in Markdown: puts it on one line, replaces markup with character references
 * and makes invisible characters visible.
 */
export function formatText(text: string): string {
  return printable(text.replace(/\s+/gu, ' ').trim()).replace(
    /[&<>"'`*_~[\]\\|#@:$]/g,
    (char) => `&#${char.charCodeAt(0)};`,
  )
}

/** Returns a text as inline code, for Markdown and for HTML in Markdown. */
export function formatCode(text: string): string {
  return `<code>${formatText(text)}</code>`
}

/** Returns a fenced code block, whose fence is longer than any in the lines. */
export function formatFence(language: string, lines: string[]): string {
  const text = lines.join('\n')
  const runs = Array.from(text.matchAll(/`+/g), ([run]) => run.length)
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)))
  return `${fence}${language}\n${text}\n${fence}`
}

/** Returns a collapsed `<details>`. The summary is plain text, the content Markdown. */
export function formatDetails(summary: string, content: string): string {
  return `<details><summary>${formatText(summary)}</summary>\n\n${content}\n\n</details>`
}

/** Returns a Markdown list, collapsed if it is long. Items after the first 300 are only counted. */
export function formatList(items: string[]): string {
  const more = items.length - listLimit
  const lines = items.slice(0, listLimit).map((item) => `- ${item}`)
  const list = [...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n')
  return items.length > 20 ? formatDetails(`All ${items.length}`, list) : list
}

/** A section of a report. `name` is shown if the section is left out. */
export type Section = { name: string; text: string }

/** Joins sections and leaves out those that would exceed `limit` bytes in total, which are named at the end. */
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
  return [`Left out to stay within GitHub’s size limit: ${names.slice(0, 20).map(formatCode).join(', ')}${more}.`]
}

const listLimit = 300
