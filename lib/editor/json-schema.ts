import type { Schema } from '../check/fields'
import { dateFields } from '../check/schemas'
import { datePattern } from '../dates'
import { authorFields, pageFields, postFields } from '../schema'

type JsonSchema = Record<string, unknown>

const draft = { $schema: 'http://json-schema.org/draft-07/schema#' }
const text = { type: 'string', pattern: '\\S' }

const types: Record<string, JsonSchema> = {
  string: text,
  boolean: { type: 'boolean' },
  number: { type: 'integer', minimum: 1 },
  list: { type: 'array', items: text },
}

/** A JSON Schema of a post's frontmatter. */
export const postSchema: JsonSchema = { ...draft, title: "A post's frontmatter", ...createMapping(postFields) }

/** A JSON Schema of a page's frontmatter. */
export const pageSchema: JsonSchema = { ...draft, title: "A page's frontmatter", ...createMapping(pageFields) }

/** A JSON Schema of content/authors.yml. */
export const authorsSchema: JsonSchema = {
  ...draft,
  title: 'Who writes here',
  type: 'object',
  properties: { authors: { type: 'array', items: createMapping(authorFields) } },
  required: ['authors'],
  additionalProperties: false,
}

function createMapping(fields: Schema): JsonSchema {
  const entries = Object.entries(fields)
  return {
    type: 'object',
    properties: Object.fromEntries(
      entries.map(([name, { type, description, of, ...rest }]) => [
        name,
        {
          description,
          ...types[type],
          ...(of?.def ? { items: createMapping(of.def().fields) } : {}),
          ...(dateFields.includes(name) ? { pattern: datePattern.source } : {}),
          ...('default' in rest ? { default: rest.default } : {}),
        },
      ]),
    ),
    required: entries.filter(([, { required }]) => required).map(([name]) => name),
    additionalProperties: false,
  }
}
