import type { FieldDef } from 'contentlayer2/source-files'

/**
 * The meaning of a field's value: `date` is a day or an instant as text, `image` the path of an image relative to the post,
 * and `count` a whole number from 1. If the schema has a field named like an image field plus `Alt`, images require it.
 */
export type FieldKind = 'date' | 'image' | 'count'

/** The fields of a content type: Contentlayer's declarations plus `kind`. */
export type Fields = Record<string, FieldDef & { kind?: FieldKind }>

type Facts = { required?: boolean; description?: string }

/** A field of a data type: the subset of Contentlayer's types that the check supports. */
export type DataField = Facts &
  (
    | { type: 'string'; kind?: 'date'; default?: string }
    | { type: 'number'; kind?: 'count'; default?: number }
    | { type: 'boolean'; default?: boolean }
    | { type: 'list'; of: { type: 'string' }; default?: string[] }
    | { type: 'list'; of: { type: 'nested'; def: () => { name: string; fields: DataFields } } }
  )

/** The fields of a mapping, by name. */
export type DataFields = Record<string, DataField>

/** The declaration of a YAML file in the content folder that contains a mapping, as `defineDocumentType` takes it. */
export type DataType = {
  /** The name of the type, with which `getData` of `lib/galley/content/data.ts` returns the file's data. */
  name: string
  /** The path of the file, relative to the content folder. */
  filePathPattern: `${string}.yml`
  fields: DataFields
}
