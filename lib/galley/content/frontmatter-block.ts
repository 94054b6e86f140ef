/** The frontmatter of a text. */
export type FrontmatterBlock = {
  /** The text between the two lines of dashes. */
  yaml: string
  /** The offset of `yaml`. */
  start: number
  /** The length of the block, including both lines of dashes and the final line end. */
  length: number
}

/**
 * Finds the frontmatter of a text with LF line endings. Returns undefined if the text has no frontmatter. All code that
 * needs the end of the frontmatter must call this function: a second parser that disagrees would publish frontmatter as
 * text. Spaces may follow the dashes, as in Jekyll and CommonMark tools; any other character may not.
 */
export function findFrontmatter(text: string): FrontmatterBlock | undefined {
  const [opening] = /^---[ \t]*\n/.exec(text) ?? []
  if (opening === undefined) return undefined
  const start = opening.length
  // No m flag: it treats U+2028 as a line end, which YAML and Markdown do not.
  const closing = /\n---[ \t]*(?:\n|$)/g
  closing.lastIndex = start - 1
  const end = closing.exec(text)
  return end ? { yaml: text.slice(start, end.index), start, length: closing.lastIndex } : undefined
}

/** Returns a text without its frontmatter. */
export function removeFrontmatter(text: string): string {
  return text.slice(findFrontmatter(text)?.length ?? 0)
}
