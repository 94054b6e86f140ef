import type { Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'
import type { Fault } from '../core/diagnostics'
import { getPlace } from '../core/places'

// These limits catch the commonest ways to stall a parser and name the line. The time limit of supervise.ts catches the rest.

/** The maximum number of characters in a file: some 15,000 words. The parser needs seconds for more. */
const maxLength = 100_000

type Limit = { count(line: string): number; max: number; reason: string; note: string }

const matches = (pattern: RegExp) => (line: string) => line.match(pattern)?.length ?? 0
const series = 'Split it into two posts of a series.'

/** Limits for one line, on syntax for which the parser needs more than linear time or a deep stack. */
const lineLimits: Limit[] = [
  {
    count: (line) =>
      /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$))+/.exec(line)?.[0].replace(/[\s\d]/g, '').length ?? 0,
    max: 20,
    reason: 'Quotes and lists are nested more than 20 levels deep.',
    note: 'Nest them less deeply.',
  },
  {
    count: (line) => /^[ \t]+(?=(?:>|[-*+]|\d{1,9}[.)])(?:[ \t]|$))/.exec(line)?.[0].length ?? 0,
    max: 40,
    reason: 'A list item is indented by more than 40 columns.',
    note: 'Nest the list less deeply.',
  },
  {
    count: (line) => line.split('|').length,
    max: 100,
    reason: 'A table row has more than 100 cells.',
    note: 'Transpose or split the table.',
  },
]

/** Limits for a paragraph. */
const paragraphLimits: Limit[] = [
  {
    count: matches(/\*+|_+|~+/g),
    max: 1000,
    reason: 'A paragraph has more than 1000 emphasis markers.',
    note: 'Split it, or put code into a fence.',
  },
  ...[/\[/g, /\]/g].map((bracket) => ({
    count: matches(bracket),
    max: 1000,
    reason: 'A paragraph has more than 1000 brackets.',
    note: 'Split it, or put code into a fence.',
  })),
  {
    count: matches(/\|/),
    max: 2000,
    reason: 'A table has more than 2000 rows.',
    note: 'Split it, or put it into a fence.',
  },
]

/** Limits for a file. */
const fileLimits: Limit[] = [
  {
    count: matches(/^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/),
    max: 1500,
    reason: 'The file has more than 1500 list items.',
    note: series,
  },
  {
    count: matches(/^[ \t>]*\[[^\]]+\]:/),
    max: 1000,
    reason: 'The file has more than 1000 definitions.',
    note: series,
  },
  {
    count: matches(/^[ \t>]*(?:#{1,6}[ \t]|(?:=+|-+)[ \t]*$)/),
    max: 1000,
    reason: 'The file has more than 1000 headings.',
    note: series,
  },
  {
    count: countOpen,
    max: 100,
    reason: 'Elements are nested more than 100 levels deep.',
    note: 'Nest them less deeply.',
  },
]

/** The limit, per file, for lines that continue a quote or a list without its marker. */
const lazyLimit: Limit = {
  count: matches(/^ {0,3}[^\s>]/),
  max: 1000,
  reason: 'More than 1000 lines continue a quote or a list without its marker.',
  note: 'Begin each line of a quote with >, and indent those of a list.',
}

/** The limit for quotes in a file. */
const quoteLimit: Limit = { count: () => 1, max: 1000, reason: 'The file has more than 1000 quotes.', note: series }

/** Returns how many more elements a line opens than it closes. */
function countOpen(line: string): number {
  const tags = line.includes('<') ? line.replace(/`+[^`]*`+/g, '').matchAll(/<(\/?)[A-Za-z][^<>]*?(\/?)>/g) : []
  return Array.from(tags, ([, end, empty]) => (empty ? 0 : end ? -1 : 1)).reduce<number>((sum, step) => sum + step, 0)
}

/**
 * Returns the fault of a file that is too large or too deeply nested to be parsed in reasonable time. Does not parse it. Fences
 * that begin in the first column may contain anything.
 */
export function findExcess(file: VFile): Fault | undefined {
  const text = String(file)
  if (text.length > maxLength) {
    const reason = `The file has ${text.length} characters; the limit is ${maxLength}.`
    return { reason, note: series, place: getPlace(file, maxLength, maxLength) }
  }
  const inFile = new Map<Limit, number>()
  const inParagraph = new Map<Limit, number>()
  const isOver = (limit: Limit, line: string, totals: Map<Limit, number>) => add(limit, line, totals) > limit.max
  let fence: string | undefined
  let braces = 0
  let block: 'quote' | 'list' | undefined
  let start = 0
  for (const line of text.split('\n')) {
    const marker = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[0]
    if (fence !== undefined) {
      if (marker?.startsWith(fence) && line.trim() === marker) fence = undefined
      // Within braces, such as those of a comment, a fence is plain text and must not disable the limits.
    } else if (marker && braces <= 0) {
      fence = marker
      block = undefined
    } else {
      braces += countBraces(line)
      if (line.trim() === '') {
        inParagraph.clear()
        block = undefined
      }
      const kind = getBlock(line)
      const excess =
        lineLimits.find(({ count, max }) => count(line) > max) ??
        paragraphLimits.find((limit) => isOver(limit, line, inParagraph)) ??
        fileLimits.find((limit) => isOver(limit, line, inFile)) ??
        (kind === 'quote' && block !== 'quote' && isOver(quoteLimit, line, inFile) ? quoteLimit : undefined) ??
        (kind === undefined && block !== undefined && isOver(lazyLimit, line, inFile) ? lazyLimit : undefined)
      block = kind ?? block
      if (excess) {
        const { reason, note } = excess
        return { reason, note, place: getPlace(file, start, start + line.length) }
      }
    }
    start += line.length + 1
  }
  return undefined
}

function getBlock(line: string): 'quote' | 'list' | undefined {
  if (/^ {0,3}>/.test(line)) return 'quote'
  return /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(line) ? 'list' : undefined
}

/** Returns how many more braces a line opens than it closes. Ignores inline code and escaped braces. */
function countBraces(line: string): number {
  if (!/[{}]/.test(line)) return 0
  const text = line.replace(/\\.|`+[^`]*`+/g, '')
  return (text.match(/\{/g)?.length ?? 0) - (text.match(/\}/g)?.length ?? 0)
}

function add(limit: Limit, line: string, totals: Map<Limit, number>): number {
  const total = (totals.get(limit) ?? 0) + limit.count(line)
  totals.set(limit, total)
  return total
}

const maxDepth = 100

/** The fault of a text whose tree is too deep for the compiler, which recurses. */
export const tooDeep = {
  reason: `Elements, quotes or lists are nested more than ${maxDepth} levels deep.`,
  note: 'Nest them less deeply.',
}

/** Returns the fault of a tree that is too deep. Does not recurse. */
export function findDepthFault(tree: Root): Fault | undefined {
  let level: Nodes[] = [tree]
  for (let depth = 0; level.length > 0; depth++) {
    const [first] = level
    if (depth > maxDepth && first) return { ...tooDeep, place: 'position' in first ? first.position : undefined }
    level = level.flatMap((node) => ('children' in node ? node.children : []))
  }
  return undefined
}

/** Reports whether an error is a stack overflow. */
export function isOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.startsWith('Maximum call stack')
}
