import type { Position } from 'unist'
import type { FieldKind } from '../config/fields'
import type { Field, Fields, Value } from '../content/yaml'
import { quote } from '../content/yaml-mistakes'
import { type Fault, suggestName } from '../core/diagnostics'

/** The fields of a mapping: their types and descriptions. Lists contain text unless `of` declares nested fields. */
export type Schema = Record<string, FieldSchema>

type FieldSchema = {
  type: string
  kind?: FieldKind
  required?: boolean
  default?: unknown
  description?: string
  of?: { type: string; def?: () => { fields: Schema } }
}

/** Finds missing required fields, reported at `place`, and fields without a value. */
export function findMissing(fields: Fields, schema: Schema, place: Position): Fault[] {
  return Object.entries(schema).flatMap(([name, { required, description = '' }]): Fault[] => {
    const field = fields.get(name)
    const example = `${name}: … (${description})`
    if (!field) return required ? [{ reason: `Missing field "${name}".`, note: `Write ${example}`, place }] : []
    if (!isEmpty(field.value)) return []
    const note = required ? `Write ${example}` : `Write a value, or remove ${name}.`
    return [{ reason: `The field "${name}" is empty.`, note, place: field.keyPlace }]
  })
}

/** Field names in other tools, and what they are called here. */
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

/** Remedies for fields of other tools that have no counterpart here. */
const remedies: Record<string, string> = {
  id: 'Remove it: the name of the file or its folder becomes the address.',
  layout: 'Remove it: all posts share one layout.',
  permalink: 'Remove it: the name of the file or its folder becomes the address.',
  published: 'Remove it: to hold a post back, write draft: true or a date in the future.',
  slug: 'Remove it: the name of the file or its folder becomes the address.',
}

/** Finds fields that are not in the schema, each with the field that was probably meant. */
export function findUnknown(fields: Fields, schema: Schema): Fault[] {
  return [...fields]
    .filter(([name]) => !Object.hasOwn(schema, name))
    .map(([name, { keyPlace }]) => {
      const plain = name.toLowerCase().replace(/[-_ ]/g, '')
      const synonym = Object.hasOwn(synonyms, plain) ? synonyms[plain] : undefined
      const remedy = Object.hasOwn(remedies, plain) ? remedies[plain] : undefined
      const isKnown = synonym !== undefined && Object.hasOwn(schema, synonym)
      return {
        reason: `Unknown field "${name}".`,
        note: remedy ?? (isKnown ? `Did you mean ${synonym}?` : suggestName(name, Object.keys(schema), 'fields')),
        place: keyPlace,
      }
    })
}

/** Finds values of the wrong type. Empty values are left to `findMissing`. */
export function findMistyped(fields: Fields, schema: Schema): Fault[] {
  return [...fields].flatMap(([name, field]): Fault[] => {
    const { type, kind, of } = (Object.hasOwn(schema, name) ? schema[name] : undefined) ?? {}
    if (!type || isEmpty(field.value)) return []
    const parts = of?.def && Object.keys(of.def().fields)
    if (parts) return findUnlisted(name, field, parts)
    if (type === 'list' && Array.isArray(field.value)) return findMistypedItems(name, field)
    if (isOfType(field.value, type) && (kind !== 'count' || isCount(field.value))) return []
    const expected = kind === 'count' ? 'a positive whole number' : typeNames[type]
    const reason = `The field "${name}" must be ${expected}, not ${describeValue(field)}.`
    return [{ reason, note: suggestValue(name, { type, kind }, field), place: field.place }]
  })
}

function findMistypedItems(name: string, { items }: Field): Fault[] {
  return items
    .filter(({ value }) => !isOfType(value, 'string'))
    .map(({ value, text, place }) => ({
      reason: `Each item of "${name}" must be text, not ${isEmpty(value) ? 'empty' : describeValue({ value, text })}.`,
      note: suggestItem(name, { value, text }),
      place,
    }))
}

function suggestItem(name: string, { value, text }: Pick<Value, 'value' | 'text'>): string {
  if (isEmpty(value)) return 'Remove it, with its comma or dash.'
  // Without braces, a mapping is a text with a colon.
  return typeof value === 'object' && /^[[{]/.test(text)
    ? `Write ${name}: [one, another]`
    : `Put it in quotes: ${quote(text.trim())}`
}

/** Finds values that are not mappings in a list; `names` are the fields of such a mapping. */
function findUnlisted(name: string, field: Field, names: string[]): Fault[] {
  const note = `Write\n${name}:\n  - ${names.map((part) => `${part}: …`).join('\n    ')}`
  return (Array.isArray(field.value) ? field.items : [field])
    .filter((value) => !('fields' in value && value.fields))
    .map(({ value, text, place }) => {
      const given = isEmpty(value) ? 'an empty item' : describeValue({ value, text })
      return {
        reason: `The field "${name}" must be a list of entries with ${new Intl.ListFormat('en').format(names)}, not ${given}.`,
        note,
        place,
      }
    })
}

const typeNames: Record<string, string> = {
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
  list: 'a list',
}

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

function suggestValue(
  name: string,
  { type, kind }: Pick<FieldSchema, 'type' | 'kind'>,
  { value, text, items }: Value & { items?: Value[] },
): string {
  if (type === 'boolean') {
    const word = String(value).trim().toLowerCase()
    if (/^(?:true|yes|y|on|1)$/.test(word)) return `Write ${name}: true`
    if (/^(?:false|no|n|off|0)$/.test(word)) return `Write ${name}: false`
    return `Write ${name}: true or ${name}: false, without quotes.`
  }
  if (type === 'number') {
    const number = kind === 'count' ? Number.parseInt(String(value), 10) : Number.parseFloat(String(value))
    const isRight = kind === 'count' ? isCount(number) : Number.isFinite(number)
    return isRight ? `Write ${name}: ${number}` : `Write a number, such as ${name}: 1`
  }
  const scalar = typeof value === 'string' ? value : text.trim()
  if (type === 'list') {
    if (typeof value === 'object') return `Write ${name}: [one, another]`
    const parts = scalar.split(/\s*[,;]\s*|(?:^|\s+)-\s*/).filter(Boolean)
    return `Write ${name}: [${parts.map((part) => (isPlain(part) ? part : quote(part))).join(', ')}]`
  }
  const [only] = items ?? []
  if (only && items?.length === 1 && typeof only.value !== 'object')
    return `Write ${name}: ${quote(String(only.value))}`
  return typeof value === 'object'
    ? `Write a single text after ${name}:`
    : `Put it in quotes: ${name}: ${quote(scalar)}`
}

/** Reports whether YAML reads a word as text without quotes. */
function isPlain(word: string): boolean {
  return /^[\p{L}/][\p{L}\p{N} ._/-]*$/u.test(word) && !/^(?:true|false|null)$/i.test(word)
}

/** Fields that stand together, which ones they may be, and where they stand. */
export type Mapping = { fields: Fields; schema: Schema; place: Position }
