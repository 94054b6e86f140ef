/** Where the frontmatter of a text is. */
export type FrontmatterBlock = {
  /** What is between the two lines of dashes. */
  yaml: string
  /** The offset of that. */
  start: number
  /** The length of the block with both lines of dashes, and with the line end below them. */
  length: number
}

/**
 * Finds the frontmatter of a text whose line ends are LF, or returns undefined if the text has none. Everything that needs
 * to know where frontmatter ends asks here: two answers would publish what one of them takes for frontmatter. Spaces after
 * the dashes are allowed, as Jekyll and CommonMark tools allow them; anything else there is not.
 */
export function findFrontmatter(text: string): FrontmatterBlock | undefined {
  const [opening] = /^---[ \t]*\n/.exec(text) ?? []
  if (opening === undefined) return undefined
  const start = opening.length
  // Without the flag m, to which U+2028 ends a line; it does not for YAML and Markdown.
  const closing = /\n---[ \t]*(?:\n|$)/g
  closing.lastIndex = start - 1
  const end = closing.exec(text)
  return end ? { yaml: text.slice(start, end.index), start, length: closing.lastIndex } : undefined
}

/** Returns a text without its frontmatter. */
export function removeFrontmatter(text: string): string {
  return text.slice(findFrontmatter(text)?.length ?? 0)
}
