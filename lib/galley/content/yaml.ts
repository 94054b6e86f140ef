import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, parseDocument, visit, type YAMLMap } from 'yaml'
import type { Fault } from '../core/diagnostics'
import { getPlace } from '../core/places'
import { explainLines } from './yaml-mistakes'

/** The fields of a mapping by name. */
export type Fields = Map<string, Field>

/** A field of a mapping: its value, and the position of its name. */
export type Field = Value & {
  keyPlace: Position
  /** The items of a list, each with its fields if it is a mapping; empty if the value is not a list. */
  items: (Value & { fields: Fields | undefined })[]
}

/** A YAML value, its source text and its position. */
export type Value = { value: unknown; text: string; place: Position }

/** A parsed YAML document and its faults. */
export type Yaml = { document: Document.Parsed; faults: Fault[] }

const reference = { note: 'Write the value itself. If this is text, put it in quotes.' }

/** Returns the values of fields by name. */
export function toData(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(Array.from(fields, ([name, { value }]) => [name, value]))
}

/** A function that turns two offsets of a text into the position between them. */
export type ToPlace = (from: number, to: number) => Position

/** Returns a `ToPlace` for the text that starts at `start` in a file; offsets past the end of the file are clamped. */
export function createToPlace(file: VFile, start = 0): ToPlace {
  const end = String(file).length
  return (from, to) => getPlace(file, Math.min(start + from, end), Math.min(start + Math.max(from, to), end))
}

/** Parses YAML. Returns faults, never throws them. Aliases are faults: a few lines of them can expand to a gigabyte. */
export function parseYaml(text: string, toPlace: ToPlace): Yaml {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false })
  const problems = [...document.errors, ...document.warnings].map(({ message, pos: [from, to] }) => ({
    reason: `Invalid YAML: ${message}.`,
    note: /indent|same column|without - indicator/i.test(message)
      ? 'Indent fields and items of the same level equally.'
      : 'Put text in quotes if it contains ": " or " #", or starts with a special character.',
    from,
    to,
  }))
  visit(document, {
    Node: (_key, node) => {
      const [from = 0, to = 0] = node.range ?? []
      const mark = isAlias(node) ? `*${node.source}` : node.anchor && `&${node.anchor}`
      const kind = isAlias(node) ? 'aliases' : 'anchors'
      if (mark) problems.push({ ...reference, reason: `YAML ${kind} are not supported: "${mark}".`, from, to })
    },
  })
  if (problems.length === 0) return { document, faults: [] }
  const explained = explainLines(text)
  const faults = explained.length > 0 ? explained : problems.slice(0, 1)
  return {
    document,
    faults: faults.map(({ reason, note, from, to }) => ({ reason, note, place: toPlace(from, to) })),
  }
}

/** Returns the fields of a mapping by name, and a fault for each duplicate; the last of several fields wins. */
export function readFields(
  map: YAMLMap<unknown, unknown>,
  { document, text, toPlace }: { document: Document.Parsed; text: string; toPlace: ToPlace },
): { fields: Fields; duplicates: Fault[] } {
  const fields: Fields = new Map()
  const duplicates: Fault[] = []
  const read = (node: unknown, fallback: [number, number]): Value => {
    const [from, to] = (isNode(node) ? node.range : undefined) ?? fallback
    return { value: isNode(node) ? node.toJS(document) : node, text: text.slice(from, to), place: toPlace(from, to) }
  }
  for (const { key, value } of map.items) {
    const [keyFrom, keyTo] = (isNode(key) ? key.range : undefined) ?? [0, 0]
    const name = isScalar(key) ? String(key.value) : text.slice(keyFrom, keyTo)
    const keyPlace = toPlace(keyFrom, keyTo)
    const first = fields.get(name)
    if (first) {
      duplicates.push({
        reason: `Duplicate field "${name}": line ${first.keyPlace.start.line} already has it.`,
        note: 'Remove one of them.',
        place: keyPlace,
      })
    }
    const items = (isSeq(value) ? value.items : []).map((item) => {
      const inner = isMap(item) ? readFields(item, { document, text, toPlace }) : undefined
      duplicates.push(...(inner?.duplicates ?? []))
      return { ...read(item, [keyFrom, keyTo]), fields: inner?.fields }
    })
    fields.set(name, { ...read(value, [keyFrom, keyTo]), keyPlace, items })
  }
  return { fields, duplicates }
}
