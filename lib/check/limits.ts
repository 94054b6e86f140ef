import type { VFile } from 'vfile'
import { getPlace } from './places'
import type { Fault } from './rule'

/** How many characters a file may have: some 15,000 words. The parser needs seconds for more. */
const maxLength = 100_000

type Limit = { count(line: string): number; max: number; reason: string; note: string }

const matches = (pattern: RegExp) => (line: string) => line.match(pattern)?.length ?? 0
const series = 'Make it two posts of a series.'

/** How much one line may hold of what the parser needs more than linear time or a deep stack for. */
const lineLimits: Limit[] = [
  {
    count: (line) =>
      /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$))+/.exec(line)?.[0].replace(/[\s\d]/g, '').length ?? 0,
    max: 20,
    reason: 'Quotes and lists stand in each other, more than 20 deep.',
    note: 'Nest them less deeply.',
  },
  {
    count: (line) => /^[ \t]+(?=(?:>|[-*+]|\d{1,9}[.)])(?:[ \t]|$))/.exec(line)?.[0].length ?? 0,
    max: 40,
    reason: 'A list item stands behind more than 40 columns.',
    note: 'Nest the list less deeply.',
  },
  {
    count: (line) => line.split('|').length,
    max: 100,
    reason: 'A row has more than 100 cells.',
    note: 'Turn or split it.',
  },
]

/** How much a paragraph may hold. */
const paragraphLimits: Limit[] = [
  {
    count: matches(/\*+|_+|~+/g),
    max: 1000,
    reason: 'A paragraph has more than 1000 marks of emphasis.',
    note: 'Split it, or put what is code into a fence.',
  },
  {
    count: matches(/\[/g),
    max: 1000,
    reason: 'A paragraph has more than 1000 brackets.',
    note: 'Split it, or put what is code into a fence.',
  },
]

/** How much a file may hold. */
const fileLimits: Limit[] = [
  {
    count: matches(/^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/),
    max: 1500,
    reason: 'There are more than 1500 list items.',
    note: series,
  },
  { count: matches(/^[ \t>]*\[[^\]]+\]:/), max: 1000, reason: 'There are more than 1000 definitions.', note: series },
  { count: matches(/^[ \t>]*#{1,6}[ \t]/), max: 1000, reason: 'There are more than 1000 headings.', note: series },
  {
    count: countOpen,
    max: 100,
    reason: 'Elements stand in each other, more than 100 deep.',
    note: 'Nest them less deeply.',
  },
]

/** How many more elements a line opens than it closes. */
function countOpen(line: string): number {
  const tags = line.includes('<') ? line.replace(/`+[^`]*`+/g, '').matchAll(/<(\/?)[A-Za-z][^<>]*?(\/?)>/g) : []
  return Array.from(tags, ([, end, empty]) => (empty ? 0 : end ? -1 : 1)).reduce<number>((sum, step) => sum + step, 0)
}

/**
 * What makes a file too large or too deep to be parsed in reasonable time, found without parsing it. Listings at the
 * left margin may hold anything.
 */
export function findExcess(file: VFile): Fault | undefined {
  const text = String(file)
  if (text.length > maxLength) {
    const reason = `The file has ${text.length} characters; a post may have ${maxLength}.`
    return { reason, note: series, place: getPlace(file, maxLength, maxLength) }
  }
  const inFile = new Map<Limit, number>()
  const inParagraph = new Map<Limit, number>()
  let fence: string | undefined
  let start = 0
  for (const line of text.split('\n')) {
    const marker = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[0]
    if (fence !== undefined) {
      if (marker?.startsWith(fence) && line.trim() === marker) fence = undefined
    } else if (marker) fence = marker
    else {
      if (line.trim() === '') inParagraph.clear()
      const excess =
        lineLimits.find(({ count, max }) => count(line) > max) ??
        paragraphLimits.find((limit) => add(limit, line, inParagraph) > limit.max) ??
        fileLimits.find((limit) => add(limit, line, inFile) > limit.max)
      if (excess) {
        const { reason, note } = excess
        return { reason, note, place: getPlace(file, start, start + line.length) }
      }
    }
    start += line.length + 1
  }
  return undefined
}

function add(limit: Limit, line: string, totals: Map<Limit, number>): number {
  const total = (totals.get(limit) ?? 0) + limit.count(line)
  totals.set(limit, total)
  return total
}
