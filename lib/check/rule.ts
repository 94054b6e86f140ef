import leven from 'leven'
import type { Root } from 'mdast'
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import type { Frontmatter } from './frontmatter'

/** A file of the content folder as rules see it. */
export type Entry = {
  kind: 'post' | 'page'
  /** Relative to the content folder. */
  path: string
  /** The last part of its address. */
  slug: string
  file: VFile
  frontmatter: Frontmatter
  /** The body, or what keeps it from being read. */
  body: { tree: Root } | { fault: VFileMessage }
}

/** All content, for rules that compare files. */
export type Content = { entries: Entry[]; authors: Set<string> }

/** A fault: what is wrong, and what to write instead. */
export type Fault = { reason: string; note?: string; place: Position | undefined }

/** A rule over content: each fault that it finds in one file. */
export type Rule = {
  id: string
  /** Why the rule is there, in a line. */
  reason: string
  check(entry: Entry, content: Content): Fault[] | Promise<Fault[]>
}

/** The known names as a sentence, behind a question after the one that was probably meant. */
export function suggestName(name: string, known: Iterable<string>): string {
  const names = [...known]
  const [nearest] = names
    .map((candidate) => ({ candidate, distance: leven(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  const list = `Known are ${names.join(', ')}.`
  const isNear = nearest !== undefined && nearest.distance <= Math.ceil(name.length / 3)
  return isNear ? `Did you mean ${nearest.candidate}? ${list}` : list
}
