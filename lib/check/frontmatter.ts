import type { Point, Position } from 'unist'
import type { VFile } from 'vfile'
import { location } from 'vfile-location'
import { isMap, isNode, isScalar, parseDocument } from 'yaml'

/** The frontmatter of a file, with the place of everything in it. */
export type Frontmatter = {
  /** The fields by name; empty if the block cannot be read. */
  fields: Map<string, { value: unknown; keyPlace: Position; place: Position }>
  /** Where the block stands; the start of the file if there is none. */
  place: Position
  /** What keeps it from being read. */
  faults: { reason: string; note: string; place: Position }[]
}

const blockPattern = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/

/** Reads the frontmatter of a file; faults are listed, never thrown. */
export function parseFrontmatter(file: VFile): Frontmatter {
  const text = String(file)
  const toPlace = createPlaces(file)
  const block = blockPattern.exec(text)
  if (!block) {
    const reason = text.startsWith('---')
      ? 'The frontmatter is not closed, or its first line is not just three dashes.'
      : 'The file does not begin with frontmatter.'
    const place = toPlace(0, text.indexOf('\n') === -1 ? text.length : text.indexOf('\n'))
    return {
      fields: new Map(),
      place,
      faults: [{ reason, note: 'Begin with ---, the fields, one a line, and ---.', place }],
    }
  }
  const yaml = block[1] ?? ''
  const start = text.indexOf('\n') + 1
  const document = parseDocument(yaml, { prettyErrors: false })
  const place = toPlace(0, block[0].trimEnd().length)
  const faults = [...document.errors, ...document.warnings].map(({ message, pos: [from, to] }) => ({
    reason: `The frontmatter is not valid YAML: ${message}`,
    note: 'Put a text that holds ": ", " #" or begins with a special character in quotes.',
    place: toPlace(start + from, start + to),
  }))
  const fields: Frontmatter['fields'] = new Map()
  if (faults.length === 0 && document.contents !== null && !isMap(document.contents)) {
    faults.push({
      reason: 'The frontmatter holds no fields.',
      note: 'Write one field a line, such as title: A title.',
      place,
    })
  }
  if (faults.length > 0 || !isMap(document.contents)) return { fields, place, faults }
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key)) continue
    const [keyStart = 0, keyEnd = 0] = key.range ?? []
    const [from = keyStart, to = keyEnd] = (isNode(value) ? value.range : undefined) ?? []
    fields.set(String(key.value), {
      value: isNode(value) ? value.toJS(document) : value,
      keyPlace: toPlace(start + keyStart, start + keyEnd),
      place: toPlace(start + from, start + to),
    })
  }
  return { fields, place, faults }
}

/** Turns offsets of a file into places of it. */
function createPlaces(file: VFile): (from: number, to: number) => Position {
  const places = location(file)
  const end = String(file).length
  const toPoint = (offset: number): Point => ({
    line: 1,
    column: 1,
    ...places.toPoint(Math.min(offset, end)),
    offset,
  })
  return (from, to) => ({ start: toPoint(from), end: toPoint(Math.max(from, to)) })
}
