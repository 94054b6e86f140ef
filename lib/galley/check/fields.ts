import type { Position } from 'unist'
import type { FieldKind } from '../config/fields'
import type { Field, Fields, Value } from '../content/yaml'
import { quote } from '../content/yaml-mistakes'
import { type Fault, suggestName } from '../core/diagnostics'

/** What a field may hold, and what for. A list is one of texts unless `of` has fields of their own. */
export type Schema = Record<string, FieldSchema>

type FieldSchema = {
  type: string
  kind?: FieldKind
  required?: boolean
  default?: unknown
  description?: string
  of?: { type: string; def?: () => { fields: Schema } }
}

/** The fields that have to be there and are not, at `place`, and those that are there without a value. */
export function findMissing(fields: Fields, schema: Schema, place: Position): Fault[] {
  return Object.entries(schema).flatMap(([name, { required, description = '' }]): Fault[] => {
    const field = fields.get(name)
    const example = `${name}: … (${description})`
    if (!field) return required ? [{ reason: `The field ${name} is missing.`, note: `Write ${example}`, place }] : []
    if (!isEmpty(field.value)) return []
    const note = required ? `Write ${example}` : `Write a value, or leave ${name} out.`
    return [{ reason: `The field ${name} is empty.`, note, place: field.keyPlace }]
  })
}

/** What people call fields elsewhere. */
const synonyms: Record<string, string> = {
  abstract: 'description',
  author: 'authors',
  banner: 'cover',
  categories: 'tags',
  category: 'tags',
  changelog: 'updates',
  corrections: 'updates',
  created: 'date',
  excerpt: 'description',
  featuredimage: 'cover',
  headline: 'title',
  hero: 'cover',
  image: 'cover',
  imagealt: 'coverAlt',
  keywords: 'tags',
  language: 'lang',
  lastmod: 'updated',
  locale: 'lang',
  modified: 'updated',
  pubdate: 'date',
  publishdate: 'date',
  redirectfrom: 'aliases',
  redirects: 'aliases',
  subtitle: 'description',
  summary: 'description',
  thumbnail: 'cover',
  website: 'url',
}

/** What to do about fields that other tools have, and that have no name here. */
const remedies: Record<string, string> = {
  id: 'Take it out: the name of the file or its folder becomes the address.',
  layout: 'Take it out: all posts have one layout.',
  permalink: 'Take it out: the name of the file or its folder becomes the address.',
  published: 'Take it out: draft: true keeps a post back, and so does a date to come.',
  slug: 'Take it out: the name of the file or its folder becomes the address.',
}

/** The fields that a schema does not know, each with the one that was probably meant. */
export function findUnknown(fields: Fields, schema: Schema): Fault[] {
  return [...fields]
    .filter(([name]) => !Object.hasOwn(schema, name))
    .map(([name, { keyPlace }]) => {
      const plain = name.toLowerCase().replace(/[-_ ]/g, '')
      const synonym = Object.hasOwn(synonyms, plain) ? synonyms[plain] : undefined
      const remedy = Object.hasOwn(remedies, plain) ? remedies[plain] : undefined
      const isKnown = synonym !== undefined && Object.hasOwn(schema, synonym)
      return {
        reason: `There is no field ${name}.`,
        note: remedy ?? (isKnown ? `Did you mean ${synonym}?` : suggestName(name, Object.keys(schema))),
        place: keyPlace,
      }
    })
}

/** The values that are not of their field's type; empty ones are none of them. */
export function findMistyped(fields: Fields, schema: Schema): Fault[] {
  return [...fields].flatMap(([name, field]): Fault[] => {
    const { type, of } = (Object.hasOwn(schema, name) ? schema[name] : undefined) ?? {}
    if (!type || isEmpty(field.value)) return []
    const parts = of?.def && Object.keys(of.def().fields)
    if (parts) return findUnlisted(name, field, parts)
    if (type === 'list' && Array.isArray(field.value)) return findMistypedItems(name, field)
    if (isOfType(field.value, type) && !(counted.has(name) && !isCount(field.value))) return []
    const expected = counted.has(name) ? 'a whole number from 1' : typeNames[type]
    const reason = `${name} is ${describeValue(field)}, not ${expected}.`
    return [{ reason, note: suggestValue(name, type, field), place: field.place }]
  })
}

function findMistypedItems(name: string, { items }: Field): Fault[] {
  return items
    .filter(({ value }) => !isOfType(value, 'string'))
    .map(({ value, text, place }) => ({
      reason: `${name} holds ${isEmpty(value) ? 'an empty text' : describeValue({ value, text })}, and may hold texts only.`,
      note: isEmpty(value) ? 'Take it out, with its comma or dash.' : `Put it in quotes: ${quote(text.trim())}.`,
      place,
    }))
}

/** What is not a list of mappings with fields of these names. */
function findUnlisted(name: string, field: Field, names: string[]): Fault[] {
  const note = `Write\n${name}:\n  - ${names.map((part) => `${part}: …`).join('\n    ')}`
  return (Array.isArray(field.value) ? field.items : [field])
    .filter((value) => !('fields' in value && value.fields))
    .map(({ value, text, place }) => {
      const given = isEmpty(value) ? 'an empty text' : describeValue({ value, text })
      return {
        reason: `${name} holds ${given}, and may hold a list of ${new Intl.ListFormat('en').format(names)} only.`,
        note,
        place,
      }
    })
}

const typeNames: Record<string, string> = {
  string: 'a text',
  boolean: 'true or false',
  number: 'a number',
  list: 'a list of texts',
}

/** The fields that count from 1; other numbers can be any. */
const counted = new Set(['part'])

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'number') return Number.isFinite(value)
  if (type === 'string') return typeof value === 'string' && value.trim() !== ''
  return typeof value === type
}

function describeValue({ value, text }: Pick<Value, 'value' | 'text'>): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  if (typeof value === 'string') return `the text ${JSON.stringify(value)}`
  return `the ${typeof value === 'number' ? 'number' : 'value'} ${text.trim()}`
}

function suggestValue(name: string, type: string, { value, text, items }: Value & { items?: Value[] }): string {
  if (type === 'boolean') {
    const word = String(value).trim().toLowerCase()
    if (/^(?:true|yes|y|on|1)$/.test(word)) return `Write ${name}: true`
    if (/^(?:false|no|n|off|0)$/.test(word)) return `Write ${name}: false`
    return `Write ${name}: true or ${name}: false, without quotes.`
  }
  if (type === 'number') {
    const number = counted.has(name) ? Number.parseInt(String(value), 10) : Number.parseFloat(String(value))
    return isCount(number) || (Number.isFinite(number) && !counted.has(name))
      ? `Write ${name}: ${number}`
      : `Write a number such as ${name}: 1`
  }
  const scalar = typeof value === 'string' ? value : text.trim()
  if (type === 'list') {
    if (typeof value === 'object') return `Write ${name}: [one, another]`
    const parts = scalar.split(/\s*[,;]\s*|(?:^|\s+)-\s*/).filter(Boolean)
    return `Write ${name}: [${parts.map((part) => (isPlain(part) ? part : quote(part))).join(', ')}]`
  }
  if (items?.length === 1) return `Write ${name}: ${quote(String(items[0]?.value))}`
  return typeof value === 'object' ? `Write one text behind ${name}:` : `Put it in quotes: ${name}: ${quote(scalar)}`
}

/** Whether YAML takes a word for a text without quotes. */
function isPlain(word: string): boolean {
  return /^[\p{L}/][\p{L}\p{N} ._/-]*$/u.test(word) && !/^(?:true|false|null)$/i.test(word)
}

/** Fields that stand together, which ones they may be, and where they stand. */
export type Mapping = { fields: Fields; schema: Schema; place: Position }
