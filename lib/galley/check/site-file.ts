import { readFileSync } from 'node:fs'
import path from 'node:path'
import { VFile } from 'vfile'
import type { Fault } from '../core/diagnostics'
import { unlessMissing } from '../core/output'
import { getPlace } from '../core/places'

/** The path of the owner's facts, relative to the content folder, for faults in it. */
export const siteFile = '../lib/site.ts'

/** Returns the position of a text in quotes in `lib/site.ts`; undefined if it is computed there. */
export function findInSite(text: string): Fault['place'] {
  const source = unlessMissing(() => readFileSync(path.resolve('lib/site.ts'), 'utf8')) ?? ''
  const found = ["'", '"', '`'].map((quote) => source.indexOf(quote + text + quote)).find((index) => index !== -1)
  return found === undefined ? undefined : getPlace(new VFile(source), found, found + text.length + 2)
}
