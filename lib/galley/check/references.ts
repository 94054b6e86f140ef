import { isContentImage, resolveAddress } from '../content/images'
import type { Fault } from '../core/diagnostics'
import { type Content, type Entry, getNodes } from './rule'
import { getImageFields } from './schemas'

/** A reference to a file: the address as written, and the path in the content folder that it resolves to. */
export type Reference = { url: string; path: string; place: Fault['place'] }

const referencesOf = new WeakMap<Entry, Reference[]>()

/** Returns the relative references of a post or page: its cover, images, links, definitions and attributes of elements. */
export function getReferences(entry: Entry): Reference[] {
  const references = referencesOf.get(entry) ?? findReferences(entry)
  referencesOf.set(entry, references)
  return references
}

function findReferences(entry: Entry): Reference[] {
  const named = [
    ...getImageFields(entry).map(({ url, field }) => ({ url, place: field.place })),
    ...getNodes(entry, 'image', 'link', 'definition').map(({ url, position }) => ({ url, place: position })),
    ...getNodes(entry, 'mdxJsxFlowElement', 'mdxJsxTextElement').flatMap(({ attributes, position }) =>
      attributes.flatMap(({ value }) => (typeof value === 'string' ? [{ url: value, place: position }] : [])),
    ),
  ]
  return named
    .filter(({ url }) => isContentImage(url))
    .map((reference) => ({ ...reference, path: resolveReference(entry, reference.url) }))
}

const alikeOf = new WeakMap<Content['files'], Map<string, string>>()

/** Returns the file in the content folder whose path equals `wanted`, ignoring case and Unicode normalization. */
export function findAlike({ files }: Content, wanted: string): string | undefined {
  if (files.has(wanted)) return wanted
  const alike = alikeOf.get(files) ?? new Map([...files].reverse().map((file) => [fold(file), file]))
  alikeOf.set(files, alike)
  return alike.get(fold(wanted))
}

/** Resolves a relative address in a post or page to a path in the content folder. */
export function resolveReference(entry: Entry, url: string): string {
  return resolveAddress(entry.path, url)
}

function fold(file: string): string {
  return file.normalize('NFC').toLowerCase()
}
