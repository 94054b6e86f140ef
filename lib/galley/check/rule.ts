import type { Nodes } from 'mdast'
import type { Position } from 'unist'
import type { VFileMessage } from 'vfile-message'
import type { Frontmatter } from '../content/frontmatter'
import type { SourceFile } from '../content/source-file'
import type { Fault, FileFault, Found, Severity } from '../core/diagnostics'
import type { Authors } from './authors'
import type { DataFile } from './data'

/** A post or page as rules see it. */
export type Entry = SourceFile & {
  kind: 'post' | 'page'
  /** The last part of its address. */
  slug: string
  frontmatter: Frontmatter
  /** Every node of the body in the order of the text, its root first; none if the body cannot be read. */
  nodes: Nodes[]
  /** What keeps the body from being read. */
  bodyFault: VFileMessage | undefined
  /** What makes the body too large or too deep to be read. */
  bodyExcess: Fault | undefined
  /** Lets go of the nodes, which take far more memory than the text; they are read again for who asks again. */
  release(): void
}

/** All content, for rules that compare files. */
export type Content = {
  entries: Entry[]
  authors: Authors
  /** The data files that `lib/schema.ts` declares, but for those that are missing or unreadable. */
  data: DataFile[]
  /** Every file of the content folder, by its path in there. */
  files: Set<string>
  /** Those of them that are symbolic links. */
  links: Set<string>
  /** The texts that could not be read, and why. */
  unread: FileFault[]
}

/** A rule over content. */
export type Rule = {
  id: string
  /** Why the rule is there, in a line. */
  reason: string
  /** How much its faults weigh unless `lib/site.ts` says otherwise. */
  severity: Severity
  /**
   * Whether an error of it leaves a post that can be built. Then it may be ignored at its place, and `lib/site.ts` may
   * make less of it. Warnings always may.
   */
  optional?: true
  /** The faults in one post or page. `found` are those of the rules before this one. */
  check?(entry: Entry, content: Content, found: Found[]): Fault[] | Promise<Fault[]>
  /** The faults in a data file. */
  checkData?(data: DataFile): Fault[]
  /** The faults in the content as a whole; each names its file by the path in the content folder. */
  checkContent?(content: Content): FileFault[] | Promise<FileFault[]>
}

/** The path of a file of `public/` for a fault in it. */
export function toPublicPath(file: string): string {
  return `../public/${file}`
}

/** Whether faults of a rule may be ignored at their place or set in `lib/site.ts`: a build does without the rule. */
export function isOptional({ severity, optional }: Rule): boolean {
  return severity === 'warning' || optional === true
}

/** Whether an earlier rule has found fault with what begins at a place. */
export function isFound(found: Found[], place: Position | undefined): boolean {
  return place !== undefined && found.some((fault) => fault.place?.start.offset === place.start.offset)
}

/** The nodes of a body that are of one of these types, in the order of the text. */
export function getNodes<Type extends Nodes['type']>(
  { nodes }: Entry,
  ...types: Type[]
): Extract<Nodes, { type: Type }>[] {
  const known: string[] = types
  return nodes.filter((node): node is Extract<Nodes, { type: Type }> => known.includes(node.type))
}
