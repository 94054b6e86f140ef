import { Document, isMap, isSeq, parseDocument } from 'yaml'
import { toSlug } from '../content/slug'
import { isData, type JekyllSite, toText } from './jekyll'

/** An author of the old blog, as an entry of content/authors.yml. */
export type Person = { key: string; name: string; bio?: string; url?: string }

/** Returns the people in a value of `author` or `authors`: names, keys of _data/authors.yml, or mappings. */
export function readPeople(value: unknown, site: JekyllSite): Person[] {
  return [value].flat().flatMap((item): Person[] => {
    const named = toText(item)
    const facts = isData(item) ? item : named !== undefined ? site.people.get(named) : undefined
    const name = toText(facts?.name) ?? toText(facts?.display_name) ?? named
    if (name === undefined) return []
    const bio = toText(facts?.bio)
    const url = [facts?.url, facts?.uri, facts?.web, facts?.website].flatMap((url) => toText(url) ?? [])[0]
    const key = toSlug(facts && named ? named : name) || 'author'
    return [{ key, name, ...(bio && { bio }), ...(url && URL.canParse(url) && { url }) }]
  })
}

/**
 * Returns the source of the author list with the missing people added; undefined if there is neither a list nor anyone to
 * add. Throws if the list is invalid.
 */
export function addPeople(source: string | undefined, people: Person[]): string | undefined {
  if (source === undefined && people.length === 0) return undefined
  const document = source === undefined ? new Document({ authors: [] }) : parseDocument(source)
  const list = document.get('authors')
  if (!isSeq(list)) throw new Error('content/authors.yml is invalid. Run npm run check to see why.')
  const known = new Set(list.items.map((item) => (isMap(item) ? String(item.get('key')) : '')))
  const added = people.filter(({ key }) => {
    const isNew = !known.has(key)
    known.add(key)
    return isNew
  })
  if (added.length === 0 && source !== undefined) return source
  list.flow = false
  for (const person of added) list.add(document.createNode(person))
  return document.toString({ lineWidth: 0 })
}
