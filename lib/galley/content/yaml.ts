import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, parseDocument, visit, type YAMLMap } from 'yaml'
import type { Fault } from '../core/diagnostics'
import { getPlace } from '../core/places'
import { explainLines } from './yaml-mistakes'

/** The fields of a mapping by their names. */
export type Fields = Map<string, Field>

/** A field of a mapping, with its place. */
export type Field = Value & {
  keyPlace: Position
  /** The values of a list, each with its place and, if it is a mapping, its fields; none for anything else. */
  items: (Value & { fields: Fields | undefined })[]
}

/** A value of YAML, its place, and how it is written there. */
export type Value = { value: unknown; text: string; place: Position }

/** YAML, and what keeps it from being read. */
export type Yaml = { document: Document.Parsed; faults: Fault[] }

const reference = { note: 'Write out what it stands for; a text that begins with * or & goes in quotes.' }

/** Returns the values of fields by their names. */
export function toData(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(Array.from(fields, ([name, { value }]) => [name, value]))
}

/** Turns two offsets of a text into the place between them. */
export type ToPlace = (from: number, to: number) => Position

/** Finds the places of what begins at `start` in a file; what lies behind its end is its end. */
export function createToPlace(file: VFile, start = 0): ToPlace {
  const end = String(file).length
  return (from, to) => getPlace(file, Math.min(start + from, end), Math.min(start + Math.max(from, to), end))
}

/** Reads YAML; faults are listed, never thrown. References are faults: a few lines of them can stand for a gigabyte. */
export function parseYaml(text: string, toPlace: ToPlace): Yaml {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false })
  const problems = [...document.errors, ...document.warnings].map(({ message, pos: [from, to] }) => ({
    reason: `This is not valid YAML: ${message}.`,
    note: /indent|same column|without - indicator/i.test(message)
      ? 'Let fields and items that belong together begin in one column.'
      : 'Put a text that holds ": ", " #" or begins with a special character in quotes.',
    from,
    to,
  }))
  visit(document, {
    Node: (_key, node) => {
      const [from = 0, to = 0] = node.range ?? []
      const mark = isAlias(node) ? `*${node.source}` : node.anchor && `&${node.anchor}`
      if (mark) problems.push({ ...reference, reason: `${mark} is a reference of YAML.`, from, to })
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

/** The fields of a mapping by name, and the names that are there twice; the last of them counts. */
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
        reason: `${name} is there twice; line ${first.keyPlace.start.line} has it already.`,
        note: 'Take one of the two out.',
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
