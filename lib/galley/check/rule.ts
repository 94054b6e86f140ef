import type { Nodes } from 'mdast'
import type { Position } from 'unist'
import type { VFileMessage } from 'vfile-message'
import type { Frontmatter } from '../content/frontmatter'
import type { SourceFile } from '../content/source-file'
import type { Fault, FileFault, Found, Severity } from '../core/diagnostics'
import type { Authors } from './authors'
import type { DataFile } from './data'

/** A post or page. */
export type Entry = SourceFile & {
  kind: 'post' | 'page'
  /** The last segment of its address. */
  slug: string
  frontmatter: Frontmatter
  /** Every node of the body in document order, root first; empty if the body cannot be parsed. */
  nodes: Nodes[]
  /** The parser's error, if the body cannot be parsed. */
  bodyFault: VFileMessage | undefined
  /** The reason why the body is too large or too deeply nested to be parsed. */
  bodyExcess: Fault | undefined
  /** Frees the nodes, which take far more memory than the text. The next access parses the body again. */
  release(): void
}

/** All content, for rules that compare files. */
export type Content = {
  entries: Entry[]
  authors: Authors
  /** The data files that `lib/schema.ts` declares, except for those that are missing or unreadable. */
  data: DataFile[]
  /** Paths of all files, relative to the content folder. */
  files: Set<string>
  /** The subset of `files` that are symbolic links. */
  links: Set<string>
  /** Text files that could not be read, and why. */
  unread: FileFault[]
}

/** A lint rule for content. */
export type Rule = {
  id: string
  /** One line on why the rule exists. */
  reason: string
  /** The severity of its faults unless `lib/site.ts` sets another. */
  severity: Severity
  /**
   * Set if a post with such an error can still be built. Then a comment may silence it, and `lib/site.ts` may lower its
   * severity. Warnings need no mark: both always apply to them.
   */
  optional?: true
  /** Returns the faults in one post or page. `found` contains those of the preceding rules. */
  check?(entry: Entry, content: Content, found: Found[]): Fault[] | Promise<Fault[]>
  /** Returns the faults in a data file. */
  checkData?(data: DataFile): Fault[]
  /** Returns the faults in the content as a whole, each with the path of its file in the content folder. */
  checkContent?(content: Content): FileFault[] | Promise<FileFault[]>
}

/** Returns the path of a file in `public/`, relative to the content folder, for a fault in it. */
export function toPublicPath(file: string): string {
  return `../public/${file}`
}

/** Reports whether a comment may silence a rule and `lib/site.ts` may lower it: a build can succeed without the rule. */
export function isOptional({ severity, optional }: Rule): boolean {
  return severity === 'warning' || optional === true
}

/** Reports whether an earlier rule has found a fault that starts at the same position. */
export function isFound(found: Found[], place: Position | undefined): boolean {
  return place !== undefined && found.some((fault) => fault.place?.start.offset === place.start.offset)
}

/** Returns the nodes of a body that have one of these types, in document order. */
export function getNodes<Type extends Nodes['type']>(
  { nodes }: Entry,
  ...types: Type[]
): Extract<Nodes, { type: Type }>[] {
  const known: string[] = types
  return nodes.filter((node): node is Extract<Nodes, { type: Type }> => known.includes(node.type))
}
