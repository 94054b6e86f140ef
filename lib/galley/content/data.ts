import { allDocuments, type DocumentTypes } from '#contentlayer/generated'

/** A data file as its type in `lib/schema.ts` declares it. */
type Data = Exclude<DocumentTypes, { type: 'Post' | 'Page' | 'AuthorList' }>

/** Returns what a data file of the content folder says, by the name of its type in `dataTypes` of `lib/schema.ts`. */
export function getData<Name extends Data['type']>(name: Name): Extract<Data, { type: Name }> {
  const isOfType = (document: DocumentTypes): document is Extract<Data, { type: Name }> => document.type === name
  const found = allDocuments.find(isOfType)
  // The check has found the file, so that this is a name that TypeScript has not seen.
  if (!found) throw new Error(`lib/schema.ts declares no data type ${name}.`)
  return found
}
