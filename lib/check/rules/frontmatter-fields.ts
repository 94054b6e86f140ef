import type { FieldDefs } from 'contentlayer2/source-files'
import { pageFields, postFields } from '../../schema'
import { type Fault, type Rule, suggestName } from '../rule'

const schemas = { post: postFields, page: pageFields }

export const frontmatterFields: Rule = {
  id: 'frontmatter-fields',
  reason: 'Fields are those of lib/schema.ts, with the types given there.',
  severity: 'error',
  check({ kind, frontmatter }) {
    if (frontmatter.faults.length > 0) return []
    const schema: FieldDefs = schemas[kind]
    const faults: Fault[] = []
    for (const [name, field] of Object.entries(schema)) {
      if (field.required && !frontmatter.fields.has(name)) {
        faults.push({
          reason: `The field ${name} is missing.`,
          note: `Write ${name}: … (${field.description ?? ''})`,
          place: frontmatter.place,
        })
      }
    }
    for (const [name, { value, keyPlace, place }] of frontmatter.fields) {
      const type = Object.hasOwn(schema, name) ? schema[name]?.type : undefined
      if (!type) {
        faults.push({
          reason: `There is no field ${name}.`,
          note: suggestName(name, Object.keys(schema)),
          place: keyPlace,
        })
      } else if (!isOfType(value, type)) {
        faults.push({
          reason: `${name} is ${describeValue(value)}, not ${typeNames[type]}.`,
          note: remedy(name, type, value),
          place,
        })
      }
    }
    return faults
  },
}

const typeNames: Record<string, string> = {
  string: 'a text',
  boolean: 'true or false',
  number: 'a whole number from 1',
  list: 'a list of texts',
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'list') return Array.isArray(value) && value.every((item) => isOfType(item, 'string'))
  if (type === 'number') return Number.isInteger(value) && Number(value) > 0
  if (type === 'string') return typeof value === 'string' && value.trim() !== ''
  return typeof value === type
}

function describeValue(value: unknown): string {
  if (value === null || value === '') return 'empty'
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? 'a list' : 'a list of other things'
  return typeof value === 'object'
    ? 'a mapping'
    : `the ${typeof value === 'string' ? 'text' : typeof value} ${JSON.stringify(value)}`
}

function remedy(name: string, type: string, value: unknown): string {
  if (type === 'boolean') return `Write ${name}: true or ${name}: false, without quotes.`
  if (type === 'list')
    return `Write ${name}: [${[value].flat().filter(Boolean).map(String).join(', ')}], numbers in quotes.`
  if (type === 'number') return `Write ${name}: 1.`
  return value === null || value === ''
    ? `Write a text, or leave ${name} out.`
    : `Put it in quotes: ${name}: "${String(value)}".`
}
