/** The options after a code fence's language: ```` ```js title="a.js" {2,4-6} ins={3} del={1} showLineNumbers ````. */
export type FenceMeta = {
  title: string | undefined
  /** The numbers of marked, inserted and deleted lines, counted from 1. */
  mark: Set<number>
  ins: Set<number>
  del: Set<number>
  /** The number of the first line; undefined if lines are not numbered. */
  firstLine: number | undefined
}

const tokenPattern = /title="([^"]*)"|(mark|ins|del)?(?:=)?\{([\d\s,-]+)\}|showLineNumbers(?:=(\d+))?|(\S+)/g

/** Parses a fence's meta. Throws on an unknown option and on an invalid list of lines. */
export function parseFenceMeta(meta: string): FenceMeta {
  const parsed: FenceMeta = { title: undefined, mark: new Set(), ins: new Set(), del: new Set(), firstLine: undefined }
  for (const [token, title, kind = 'mark', ranges, firstLine, unknown] of meta.matchAll(tokenPattern)) {
    if (unknown) {
      throw new Error(`Unknown option "${unknown}". Write title="…", {2,4-6}, ins={3}, del={1} or showLineNumbers.`)
    }
    if (title !== undefined) parsed.title = title
    else if (ranges !== undefined && isMarkKind(kind)) parseRanges(ranges, parsed[kind])
    else if (token.startsWith('showLineNumbers')) parsed.firstLine = Number(firstLine ?? 1)
  }
  return parsed
}

function isMarkKind(kind: string): kind is 'mark' | 'ins' | 'del' {
  return kind === 'mark' || kind === 'ins' || kind === 'del'
}

function parseRanges(ranges: string, into: Set<number>): void {
  for (const range of ranges.split(',')) {
    const [, from, to = from] = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(range) ?? []
    if (!from || !to) throw new Error(`{${ranges}} is not a list of lines. Write {2,4-6}.`)
    for (let line = Number(from); line <= Math.min(Number(to), 10_000); line++) into.add(line)
  }
}
