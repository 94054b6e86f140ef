import { Document, isMap, isSeq, parseDocument } from 'yaml'
import { toSlug } from '../content/slug'
import { isData, type JekyllSite, toText } from './jekyll'

/** A person of the old blog, as content/authors.yml has one. */
export type Person = { key: string; name: string; bio?: string; url?: string }

/** The people that a value of `author` or `authors` names: by name, by key of _data/authors.yml, or written out. */
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
 * Returns the author list with the people that it lacks, the rest of its text as it is; undefined if there is no list and
 * nobody to put into one.
 */
export function addPeople(source: string | undefined, people: Person[]): string | undefined {
  if (source === undefined && people.length === 0) return undefined
  const document = source === undefined ? new Document({ authors: [] }) : parseDocument(source)
  const list = document.get('authors')
  if (!isSeq(list)) throw new Error('The author list of the new blog cannot be read: npm run check says why.')
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
