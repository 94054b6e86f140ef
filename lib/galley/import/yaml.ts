import { parseDocument } from 'yaml'

/** A YAML mapping. */
export type Data = Record<string, unknown>

/** Thrown for invalid YAML; `line` counts from 1 in the text. */
export class YamlFault extends Error {
  readonly line: number

  constructor(message: string, line: number) {
    super(message)
    this.line = line
  }
}

/** The maximum depth of nested values. */
const maxDepth = 50
/** The maximum number of values, with aliases expanded. */
const maxValues = 20_000

/** Parses a YAML mapping with the lines of its keys; returns an empty one for other values. Throws a `YamlFault`. */
export function readYaml(text: string): { data: Data; lines: Map<string, number> } {
  const value = parse(text)
  measure(value)
  const data = isData(value) ? value : {}
  const lines = new Map<string, number>()
  for (const [index, row] of text.split('\n').entries()) {
    const [, key] = /^([^\s:][^:]*):/.exec(row) ?? []
    if (key !== undefined && Object.hasOwn(data, key) && !lines.has(key)) lines.set(key, index + 1)
  }
  return { data, lines: new Map(Object.keys(data).map((key) => [key, lines.get(key) ?? 0])) }
}

function parse(text: string): unknown {
  const deep = findDeepLine(text)
  if (deep !== undefined) throw new YamlFault('It is nested too deeply.', deep)
  try {
    // Dates stay strings, to be read in Jekyll's time zone.
    const document = parseDocument(text, { uniqueKeys: false, merge: true, logLevel: 'error' })
    const [fault] = document.errors
    if (fault) throw new YamlFault(fault.message.split('\n', 1)[0] ?? '', fault.linePos?.[0].line ?? 1)
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    if (error instanceof YamlFault) throw error
    if (!(error instanceof ReferenceError)) throw new YamlFault('It is nested too deeply.', 1)
    const isExcess = error.message.startsWith('Excessive')
    const line = text.split('\n').findIndex((row) => row.includes('*')) + 1
    throw new YamlFault(
      isExcess ? 'Its aliases expand to too many values. Write the values out.' : `${error.message}.`,
      line,
    )
  }
}

/** The maximum nesting for the parser: when its stack overflows within a regular expression, the process aborts. */
const maxNesting = 500

/** Returns the line that may be nested too deeply for the parser, ignoring quotes and comments. */
function findDeepLine(text: string): number | undefined {
  let depth = 0
  for (const [index, row] of text.split('\n').entries()) {
    for (const [mark] of row.matchAll(/[[\]{}]/g)) {
      depth = Math.max(0, depth + (mark === '[' || mark === '{' ? 1 : -1))
      if (depth > maxNesting) return index + 1
    }
    if ((/^[ \t?:-]*/.exec(row)?.[0].length ?? 0) > maxNesting) return index + 1
  }
  return undefined
}

/** Throws if a value is nested too deeply or has too many values to be serialised. */
function measure(root: unknown): void {
  let count = 0
  const open = [{ value: root, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next
    if (depth > maxDepth) throw new YamlFault(`It is nested more than ${maxDepth} levels deep.`, 1)
    if (typeof value !== 'object' || value === null) continue
    for (const child of Object.values(value)) {
      if (++count > maxValues) throw new YamlFault(`It has more than ${maxValues} values. Remove some.`, 1)
      open.push({ value: child, depth: depth + 1 })
    }
  }
}

/** Whether a YAML value is a mapping. */
export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
