import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pMap from 'p-map'
import { env } from '../env'
import { writeAtomically } from '../write-atomically'
import { hash, manyFiles, openCache } from './cache'
import { runContentlayer } from './contentlayer.mjs'
import { hashSources } from './hash-sources'
import { ignoreMissing } from './output'

const generated = path.resolve('.contentlayer')

/** Has Contentlayer turn the content into typed data, from nothing, so that no other build's content is left in it. */
export async function generateContent(): Promise<string> {
  await rm(generated, { recursive: true, force: true })
  const documents = await updateContent()
  await writeFaults('')
  await writeEdits({})
  return `${documents} documents`
}

/** Does the same for a build; as long as no frontmatter and no code changes, with what Contentlayer has made before. */
export async function generateOnce(): Promise<string> {
  const cache = openCache('typed-data')
  const key = hash(await hashSources(), await readFrontmatters())
  const kept = await cache.read(key)
  if (kept === undefined) {
    const said = await generateContent()
    await cache.write(key, JSON.stringify(await readTypedData()))
    await cache.sweep()
    return said
  }
  await rm(generated, { recursive: true, force: true })
  const files: Record<string, string> = JSON.parse(kept)
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(generated, file)), { recursive: true })
    await writeFile(path.join(generated, file), text)
  }
  await writeFaults('')
  await writeEdits({})
  return 'as it was'
}

/** All that typed data is made of: the texts of authors.yml and of each frontmatter, by their files. */
async function readFrontmatters(): Promise<string[][]> {
  const files = await readdir(env.contentDir, { recursive: true })
  return pMap(
    files.filter((file) => file.endsWith('.mdx') || file === 'authors.yml').sort(),
    async (file) => {
      const text = await readFile(path.join(env.contentDir, file), 'utf8')
      return [file, file.endsWith('.mdx') ? (/^\ufeff?---[\s\S]*?\n---/.exec(text)?.[0] ?? '') : text]
    },
    manyFiles,
  )
}

/** The files that pages import; a post's own file is none, since its fields are in the index. */
async function readTypedData(): Promise<Record<string, string>> {
  const files = await readdir(path.join(generated, 'generated'), { recursive: true })
  const names = files.map((file) => path.join('generated', file)).filter((file) => !/\.mdx\.json$/.test(file))
  const texts = await pMap(
    names.filter((file) => /\.\w+$/.test(file)),
    async (file) => [file, await readFile(path.join(generated, file), 'utf8')],
    manyFiles,
  )
  return Object.fromEntries(texts)
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
  const text = `export const edits = ${JSON.stringify(posts)}\n`
  const file = path.join(generated, 'edits.mjs')
  // To write it is to have every open page rendered again.
  if ((await readFile(file, 'utf8').catch(ignoreMissing)) !== text) await writeAtomically(file, text)
}
