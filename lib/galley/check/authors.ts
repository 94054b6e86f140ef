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

/** The author list: who writes here, and what is wrong with it. */
export type Authors = {
  /** The name of each author by key. */
  names: Map<string, string>
  source: SourceFile | undefined
  /** What the file says; undefined if it cannot be read. */
  data: Record<string, unknown> | undefined
  faults: Fault[]
}

const example = 'Write who writes here:\nauthors:\n  - key: mara\n    name: Mara Lindqvist'

/** Reads the author list; faults are listed, never thrown. */
export function parseAuthors(source: SourceFile | undefined): Authors {
  const names: Authors['names'] = new Map()
  const none = { names, source, data: undefined }
  if (!source) {
    // Without it, no post has an author unless lib/site.ts or the post names one.
    const missing = { reason: 'There is no author list.', note: example, place: undefined }
    return { ...none, faults: site.authors.length > 0 ? [missing] : [] }
  }
  const text = String(source.file)
  const toPlace = createToPlace(source.file)
  const { document, faults } = parseYaml(text, toPlace)
  if (faults.length > 0) return { ...none, faults }
  const root = isMap(document.contents) ? readFields(document.contents, { document, text, toPlace }) : undefined
  const list = root?.fields.get('authors')
  if (!root || !Array.isArray(list?.value)) {
    const place = list?.keyPlace ?? toPlace(0, text.split('\n', 1)[0]?.length ?? 0)
    return { ...none, faults: [{ reason: 'The file holds no list of authors.', note: example, place }] }
  }
  const found = [...root.duplicates, ...findUnknown(root.fields, { authors: { type: 'list' } })]
  for (const { fields, place } of list.items) {
    if (!fields) {
      found.push({ reason: 'An author has a key and a name.', note: example, place })
      continue
    }
    const [first] = fields.values()
    found.push(...checkAuthor(fields, first?.keyPlace ?? place, names))
  }
  for (const key of site.authors.filter((author) => !names.has(author))) {
    found.push({
      reason: `lib/site.ts names the author ${key}, who is not in the list.`,
      note: `Add - key: ${key} with a name, or change authors in lib/site.ts.`,
      place: list.keyPlace,
    })
  }
  const isReadable = !source.encodingFault && root.duplicates.length === 0
  return { names, source, data: isReadable ? toData(root.fields) : undefined, faults: found }
}

/** Asks after the author who was probably meant by a key or a name, or lists all keys. */
export function suggestAuthor(given: string, names: Authors['names']): string {
  const same = [...names].find(([, name]) => name.toLowerCase() === given.trim().toLowerCase())
  return same ? `Did you mean ${same[0]}?` : suggestName(given, names.keys())
}

/** The faults of one author, whose key is added to `names`. */
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
      const note = `The key becomes an address. Write key: ${toSlug(key.value) || 'a-name'}`
      faults.push({ reason: `"${key.value}" is no key: small letters, digits and dashes.`, note, place: key.place })
    }
    if (names.has(key.value)) {
      const note = 'Give each author a key of their own.'
      faults.push({ reason: `The key ${key.value} belongs to an author above.`, note, place: key.place })
    }
    names.set(key.value, String(fields.get('name')?.value))
  }
  const addresses = [...(fields.has('url') ? [fields.get('url')] : []), ...(fields.get('links')?.items ?? [])]
  for (const address of addresses) {
    if (typeof address?.value !== 'string' || /^https?:\/\/[^\s/]/.test(address.value)) continue
    const note = suggestAddress(address.value)
    faults.push({ reason: `${address.value} is not the address of a site.`, note, place: address.place })
  }
  const handle = fields.get('fediverse')
  if (typeof handle?.value === 'string' && !isHandle(handle.value)) {
    const meant = `@${handle.value.replace(/^@/, '')}`
    const note = isHandle(meant) ? `Write "${meant}"` : 'Write it as "@name@server.example", in quotes.'
    faults.push({ reason: `${handle.value} is not a handle of the fediverse.`, note, place: handle.place })
  }
  return faults
}

function isHandle(text: string): boolean {
  return /^@[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
}
