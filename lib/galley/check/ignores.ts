import type { Position } from 'unist'
import type { Found } from '../core/diagnostics'
import { type Entry, getNodes } from './rule'

/** A comment that silences a rule on the next non-empty line. */
export type Ignore = {
  ruleId: string
  /** The reason that the author gives; '' if none. */
  reason: string
  /** The silenced line, counted from 1. */
  line: number
  place: Position
}

const pattern = /^check-ignore(?![\w-])[ \t]*([\w-]*)[ \t]*:?(.*)$/s

/** Returns all check-ignore comments of a post or page, including malformed ones. */
export function findIgnores(entry: Entry): Ignore[] {
  const text = String(entry.file)
  if (entry.frontmatter.blockFault || !text.includes('check-ignore')) return []
  const lines = text.split('\n')
  return [...findInFrontmatter(entry, lines), ...findInBody(entry)].flatMap(({ comment, place }) => {
    const [, ruleId, reason] = pattern.exec(comment.trim()) ?? []
    if (ruleId === undefined || reason === undefined || !place) return []
    let line = place.end.line + 1
    while (lines[line - 1]?.trim() === '') line++
    return [{ ruleId, reason: reason.trim(), line, place }]
  })
}

/** Reports whether one of the comments silences a fault. */
export function isIgnored({ ruleId, place }: Found, ignores: Ignore[]): boolean {
  return ignores.some((ignore) => ignore.ruleId === ruleId && ignore.line === place?.start.line)
}

type Comment = { comment: string; place: Position | undefined }

function findInFrontmatter({ frontmatter: { place } }: Entry, lines: string[]): Comment[] {
  return lines.slice(0, place.end.line).flatMap((text, index) => {
    const [, indent = '', comment] = /^([ \t]*)#(.*)$/.exec(text) ?? []
    if (comment === undefined) return []
    const line = index + 1
    const end = { line, column: text.length + 1 }
    return [{ comment, place: { start: { line, column: indent.length + 1 }, end } }]
  })
}

function findInBody(entry: Entry): Comment[] {
  return getNodes(entry, 'mdxFlowExpression', 'mdxTextExpression').map(({ value, position }) => ({
    comment: value.trim().replace(/^\/\*|\*\/$/g, ''),
    place: position,
  }))
}
