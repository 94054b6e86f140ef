import { pageFields, postFields } from '../../schema'
import type { Mapping, Schema } from './fields'
import type { Entry } from './rule'

const frontmatterSchemas: Record<Entry['kind'], Schema> = { post: postFields, page: pageFields }

/** The fields that hold dates. */
export const dateFields = ['date', 'updated']

/** The frontmatter of a post or page, then the mappings in its lists, such as each of its `updates`. */
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
