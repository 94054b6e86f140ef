import { pageFields, postFields } from '../../schema'
import type { Field } from '../content/yaml'
import type { Mapping, Schema } from './fields'
import type { Entry } from './rule'

const frontmatterSchemas: Record<Entry['kind'], Schema> = { post: postFields, page: pageFields }

/** Whether a field of a schema holds a date. */
export function isDate(schema: Schema, name: string): boolean {
  return Object.hasOwn(schema, name) && schema[name]?.kind === 'date'
}

/** An image that the frontmatter names, and the field that says what it shows, if the schema has one. */
export type ImageField = {
  name: string
  url: string
  field: Field
  alt: { name: string; field: Field | undefined } | undefined
}

/** Returns the images that the frontmatter of a post or page names, in the order of the schema. */
export function getImageFields({ kind, frontmatter: { fields } }: Entry): ImageField[] {
  const schema = frontmatterSchemas[kind]
  return Object.entries(schema).flatMap(([name, { kind }]) => {
    const field = kind === 'image' ? fields.get(name) : undefined
    if (typeof field?.value !== 'string') return []
    const altName = `${name}Alt`
    const alt = Object.hasOwn(schema, altName) ? { name: altName, field: fields.get(altName) } : undefined
    return [{ name, url: field.value, field, alt }]
  })
}

/** Returns the frontmatter of a post or page, then each mapping in its lists, such as `updates`. */
export function getMappings({ kind, frontmatter: { fields, place } }: Entry): Mapping[] {
  return listMappings({ fields, schema: frontmatterSchemas[kind], place })
}

/** Returns a mapping, then those in its lists. */
export function listMappings({ fields, schema, place }: Mapping): Mapping[] {
  const parts = [...fields].flatMap(([name, { items }]) => {
    const inner = Object.hasOwn(schema, name) ? schema[name]?.of?.def?.().fields : undefined
    return inner
      ? items.flatMap(({ fields, place }) => (fields ? listMappings({ fields, schema: inner, place }) : []))
      : []
  })
  return [{ fields, schema, place }, ...parts]
}
