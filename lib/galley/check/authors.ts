import type { Position } from 'unist'
import { isMap } from 'yaml'
import { authorFields } from '../../schema'
import { site } from '../../site'
import { suggestAddress, toSlug } from '../content/slug'
import type { SourceFile } from '../content/source-file'
import { createToPlace, type Field, parseYaml, readFields, toData } from '../content/yaml'
import { type Fault, suggestName } from '../core/diagnostics'
import { findEscapes } from './characters'
import { findMissing, findMistyped, findUnknown } from './fields'

/** The author list and its faults. */
export type Authors = {
  /** Author names by key. */
  names: Map<string, string>
  source: SourceFile | undefined
  /** The parsed file; undefined if it cannot be read. */
  data: Record<string, unknown> | undefined
  faults: Fault[]
}

/** The longest list that is parsed, some hundred authors: YAML takes seconds for such a list, minutes for a megabyte. */
const maxLength = 50_000

const example = 'List the authors:\nauthors:\n  - key: mara\n    name: Mara Lindqvist'

/** Parses the author list. Returns faults, never throws them. */
export function parseAuthors(source: SourceFile | undefined): Authors {
  const names: Authors['names'] = new Map()
  const empty = { names, source, data: undefined }
  if (!source) {
    // A blog without authors needs no list.
    const missing = { reason: 'The author list is missing.', note: example, place: undefined }
    return { ...empty, faults: site.authors.length > 0 ? [missing] : [] }
  }
  const text = String(source.file)
  const toPlace = createToPlace(source.file)
  if (text.length > maxLength) {
    const reason = `The author list is ${text.length} characters long; the limit is ${maxLength}.`
    return { ...empty, faults: [{ reason, note: 'Shorten the bios.', place: toPlace(0, 1) }] }
  }
  const { document, faults } = parseYaml(text, toPlace)
  if (faults.length > 0) return { ...empty, faults }
  const root = isMap(document.contents) ? readFields(document.contents, { document, text, toPlace }) : undefined
  const list = root?.fields.get('authors')
  if (!root || !Array.isArray(list?.value)) {
    const place = list?.keyPlace ?? toPlace(0, text.split('\n', 1)[0]?.length ?? 0)
    return { ...empty, faults: [{ reason: 'The file does not contain a list of authors.', note: example, place }] }
  }
  const found = [...root.duplicates, ...findUnknown(root.fields, { authors: { type: 'list' } })]
  for (const { fields, place } of list.items) {
    if (!fields) {
      found.push({ reason: 'An author needs a key and a name.', note: example, place })
      continue
    }
    const [first] = fields.values()
    found.push(...checkAuthor(fields, first?.keyPlace ?? place, names))
  }
  for (const key of site.authors.filter((author) => !names.has(author))) {
    found.push({
      reason: `lib/site.ts names the author "${key}", who is not in this list.`,
      note: `Add an author with key: ${key}, or change authors in lib/site.ts.`,
      place: list.keyPlace,
    })
  }
  const isReadable = !source.encodingFault && root.duplicates.length === 0
  return { names, source, data: isReadable ? toData(root.fields) : undefined, faults: found }
}

/** Returns a remedy for an unknown author, given by key or by name: the key that was probably meant, or all keys. */
export function suggestAuthor(given: string, names: Authors['names']): string {
  const same = [...names].find(([, name]) => name.toLowerCase() === given.trim().toLowerCase())
  return same ? `Did you mean ${same[0]}?` : suggestName(given, names.keys(), 'authors')
}

/** Returns the faults of one author. Adds the author's key to `names`. */
function checkAuthor(fields: Map<string, Field>, place: Position, names: Authors['names']): Fault[] {
  const faults = [
    ...findMissing(fields, authorFields, place),
    ...findUnknown(fields, authorFields),
    ...findMistyped(fields, authorFields),
    ...findEscapes(fields),
  ]
  const key = fields.get('key')
  if (typeof key?.value === 'string' && key.value.trim()) {
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(key.value)) {
      const note = `The key becomes part of an address. Write key: ${toSlug(key.value) || 'a-name'}`
      faults.push({
        reason: `Invalid key "${key.value}": use lower-case letters, digits and dashes.`,
        note,
        place: key.place,
      })
    }
    if (names.has(key.value)) {
      const note = 'Give each author a unique key.'
      faults.push({ reason: `Duplicate key "${key.value}": an author above already has it.`, note, place: key.place })
    }
    names.set(key.value, String(fields.get('name')?.value))
  }
  const addresses = [...(fields.has('url') ? [fields.get('url')] : []), ...(fields.get('links')?.items ?? [])]
  for (const address of addresses) {
    if (typeof address?.value !== 'string' || /^https?:\/\/[^\s/]/.test(address.value)) continue
    const note = suggestAddress(address.value)
    faults.push({ reason: `"${address.value}" is not a full URL.`, note, place: address.place })
  }
  const handle = fields.get('fediverse')
  if (typeof handle?.value === 'string' && !isHandle(handle.value)) {
    const meant = `@${handle.value.replace(/^@/, '')}`
    const note = isHandle(meant) ? `Write "${meant}"` : 'Write it in quotes, such as "@name@server.example"'
    faults.push({ reason: `"${handle.value}" is not a fediverse handle.`, note, place: handle.place })
  }
  return faults
}

function isHandle(text: string): boolean {
  return /^@[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
}
