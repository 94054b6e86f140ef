import { rm } from 'node:fs/promises'
import path from 'node:path'
import { writeAtomically } from '../write-atomically'
import { updateContent } from './contentlayer.mjs'

const generated = path.resolve('.contentlayer')

/** Has Contentlayer turn the content into typed data, from nothing, so that no other build's content is left in it. */
export async function generateContent(): Promise<string> {
  await rm(generated, { recursive: true, force: true })
  const documents = await updateContent()
  await writeFaults('')
  await writeEdits({})
  return `${documents} documents`
}

/** Hands a report of the content check to the pages of `next dev`, which show it; '' for none. */
export async function writeFaults(report: string): Promise<void> {
  await writeAtomically(path.join(generated, 'faults.json'), JSON.stringify({ report }))
}

/** Hands posts that are newer than the typed data to the pages of `next dev`, by their ids; null for one that is gone. */
export async function writeEdits(posts: Record<string, unknown>): Promise<void> {
  await writeAtomically(path.join(generated, 'edits.mjs'), `export const edits = ${JSON.stringify(posts)}\n`)
}
