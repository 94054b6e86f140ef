import type { FieldDef } from 'contentlayer2/source-files'

/**
 * What a field's value means: `date`, text that is a day or an instant; `image`, text that is the path of an image, relative
 * to the post; `count`, a whole number from 1. If the schema also has a field of an image's name with `Alt` after it, an
 * image without it is an error.
 */
export type FieldKind = 'date' | 'image' | 'count'

/** The fields of a content type: Contentlayer's declarations, with what a text means. */
export type Fields = Record<string, FieldDef & { kind?: FieldKind }>

type Facts = { required?: boolean; description?: string }

/** A field of a data type: of the kinds that Contentlayer has, those that the check knows. */
export type DataField = Facts &
  (
    | { type: 'string'; kind?: 'date'; default?: string }
    | { type: 'number'; kind?: 'count'; default?: number }
    | { type: 'boolean'; default?: boolean }
    | { type: 'list'; of: { type: 'string' }; default?: string[] }
    | { type: 'list'; of: { type: 'nested'; def: () => { name: string; fields: DataFields } } }
  )

/** The fields of a mapping by their names. */
export type DataFields = Record<string, DataField>

/** What Contentlayer's `defineDocumentType` takes, for one YAML file of the content folder that holds a mapping. */
export type DataType = {
  /** The name of the type, by which `getData` of `lib/galley/content/data.ts` returns what the file says. */
  name: string
  /** The path of the file in the content folder. */
  filePathPattern: `${string}.yml`
  fields: DataFields
}
