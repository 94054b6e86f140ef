import { isMap } from 'yaml'
import type { DataType } from '../config/fields'
import type { SourceFile } from '../content/source-file'
import { createToPlace, parseYaml, readFields, toData } from '../content/yaml'
import type { Fault } from '../core/diagnostics'
import type { Mapping } from './fields'

/** A data file that `lib/schema.ts` declares. */
export type DataFile = SourceFile & {
  /** Its fields; undefined if they cannot be parsed. */
  mapping: Mapping | undefined
  /** Its values; undefined if they are ambiguous or cannot be parsed. */
  data: Record<string, unknown> | undefined
  /** Syntax errors and duplicate fields. */
  faults: Fault[]
}

/** Parses a data file. Never throws: faults are listed. */
export function parseData(source: SourceFile, { filePathPattern, fields: schema }: DataType): DataFile {
  const text = String(source.file)
  const toPlace = createToPlace(source.file)
  const place = toPlace(0, text.split('\n', 1)[0]?.length ?? 0)
  const unread = { ...source, mapping: undefined, data: undefined }
  const { document, faults } = parseYaml(text, toPlace)
  if (faults.length > 0) return { ...unread, faults }
  if (!isMap(document.contents)) {
    const [first = 'title', field] = Object.entries(schema)[0] ?? []
    const reason = `"${filePathPattern}" must be a list of fields and values.`
    const note = field?.type === 'list' ? `Begin it with\n${first}:\n  - …` : `Begin it with\n${first}: …`
    return { ...unread, faults: [{ reason, note, place }] }
  }
  const { fields, duplicates } = readFields(document.contents, { document, text, toPlace })
  const isReadable = !source.encodingFault && duplicates.length === 0
  return {
    ...source,
    mapping: { fields, schema, place },
    data: isReadable ? toData(fields) : undefined,
    faults: duplicates,
  }
}
