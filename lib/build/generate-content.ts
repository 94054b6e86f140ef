import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { writeAtomically } from '../write-atomically'
import { runContentlayer } from './contentlayer.mjs'

const generated = path.resolve('.contentlayer')

/** Has Contentlayer turn the content into typed data, from nothing, so that no other build's content is left in it. */
export async function generateContent(): Promise<string> {
  await rm(generated, { recursive: true, force: true })
  const documents = await updateContent()
  await writeFaults('')
  await writeEdits({})
  return `${documents} documents`
}

/** Brings the typed data up to date with the content; returns the number of documents. */
export async function updateContent(): Promise<number> {
  const documents = await runContentlayer()
  await Promise.all(['Post', 'Page'].map(dropBodies))
  return documents
}

/** Makes an index light: a body is read where its page is rendered (lib/markdown), so that lists do not load them all. */
async function dropBodies(type: string): Promise<void> {
  const file = path.join(generated, 'generated', type, '_index.json')
  const documents: object[] = JSON.parse(await readFile(file, 'utf8'))
  const light = JSON.stringify(documents, (key, value) => (key === 'body' ? undefined : value))
  await writeAtomically(file, light)
}

/** Hands a report of the content check to the pages of `next dev`, which show it; '' for none. */
export async function writeFaults(report: string): Promise<void> {
  await writeAtomically(path.join(generated, 'faults.json'), JSON.stringify({ report }))
}

/** Hands posts that are newer than the typed data to the pages of `next dev`, by their ids; null for one that is gone. */
export async function writeEdits(posts: Record<string, unknown>): Promise<void> {
  await writeAtomically(path.join(generated, 'edits.mjs'), `export const edits = ${JSON.stringify(posts)}\n`)
}
