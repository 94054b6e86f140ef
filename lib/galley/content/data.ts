import { allDocuments, type DocumentTypes } from '#contentlayer/generated'

/** A data file, typed as declared in `lib/schema.ts`. */
type Data = Exclude<DocumentTypes, { type: 'Post' | 'Page' | 'AuthorList' }>

/** Returns the content of a data file, given by the name of its type in `dataTypes` in `lib/schema.ts`. */
export function getData<Name extends Data['type']>(name: Name): Extract<Data, { type: Name }> {
  const isOfType = (document: DocumentTypes): document is Extract<Data, { type: Name }> => document.type === name
  const found = allDocuments.find(isOfType)
  // The check ensures that the file exists, so the name is one that TypeScript did not check.
  if (!found) throw new Error(`Unknown data type "${name}". Declare it in dataTypes in lib/schema.ts.`)
  return found
}
