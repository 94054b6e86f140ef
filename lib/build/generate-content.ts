import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { updateContent } from './contentlayer.mjs'

const generated = path.resolve('.contentlayer')

/** Has Contentlayer turn the content into typed data, from nothing, so that no other build's content is left in it. */
export async function generateContent(): Promise<string> {
  await rm(generated, { recursive: true, force: true })
  const documents = await updateContent()
  await writeFaults('')
  return `${documents} documents`
}

/** Hands a report of the content check to the pages of `next dev`, which show it; '' for none. */
export async function writeFaults(report: string): Promise<void> {
  await writeFile(path.join(generated, 'faults.json'), JSON.stringify({ report }))
}
