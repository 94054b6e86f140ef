import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pMap from 'p-map'
import { listFiles } from '../check/content'
import { env } from '../env'
import { getTime, isPublished } from '../published'
import { site } from '../site'
import { writeAtomically } from '../write-atomically'
import { hash, manyFiles, openCache } from './cache'
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

/** Typed data as a cache has it: files by their paths, and when the next post is published that they do not hold. */
type KeptData = { files: Record<string, string>; until: number | null }

/**
 * Does the same for a build, of what is published by now; as long as no frontmatter and no code changes, with what
 * Contentlayer has made before.
 */
export async function generateOnce(): Promise<string> {
  const cache = openCache('typed-data')
  const key = hash(await hashSources(), readFrontmatters())
  const known = cache.read(key)
  const kept: KeptData | undefined = known && JSON.parse(known.toString())
  if (!kept || (kept.until ?? Number.POSITIVE_INFINITY) <= env.now) {
    const said = await generateContent()
    const until = await dropPending()
    cache.write(key, JSON.stringify({ files: await readTypedData(), until } satisfies KeptData))
    cache.sweep()
    return said
  }
  await rm(generated, { recursive: true, force: true })
  for (const [file, text] of Object.entries(kept.files)) {
    await mkdir(path.dirname(path.join(generated, file)), { recursive: true })
    await writeFile(path.join(generated, file), text)
  }
  await writeFaults('')
  await writeEdits({})
  return 'as it was'
}

/** All that typed data is made of: the texts of authors.yml and of each frontmatter, by their files. */
function readFrontmatters(): string[][] {
  const files = listFiles().files.filter((file) => file.endsWith('.mdx') || file === 'authors.yml')
  return files.map((file) => {
    const text = readFileSync(path.join(env.contentDir, file), 'utf8')
    return [file, file.endsWith('.mdx') ? (/^\ufeff?---[\s\S]*?\n---/.exec(text)?.[0] ?? '') : text]
  })
}

/**
 * Leaves nothing of drafts, of posts of the future and of who has written nothing else in the typed data, so that none of
 * it is in a cache either: Next keeps what it reads, and the names beside it. Returns when the next post is published.
 */
async function dropPending(): Promise<number | null> {
  const folder = path.join(generated, 'generated')
  const files = await readdir(folder, { recursive: true })
  // Pages import the indices, which have the fields of every document.
  const documents = files.filter((file) => /[/\\](?!_index\.json$)[^/\\]+$/.test(file))
  await pMap(documents, (file) => rm(path.join(folder, file)), manyFiles)
  const postsFile = path.join(folder, 'Post', '_index.json')
  const posts: { date: string; draft: boolean; authors?: string[] }[] = JSON.parse(await readFile(postsFile, 'utf8'))
  const published = posts.filter((post) => isPublished(post, env.now))
  await writeAtomically(postsFile, JSON.stringify(published))
  const writers = new Set([...site.authors, ...published.flatMap(({ authors }) => authors ?? [])])
  const authorsFile = path.join(folder, 'AuthorList', '_index.json')
  const list: { authors: { key: string }[] } = JSON.parse(await readFile(authorsFile, 'utf8'))
  const authors = list.authors.filter(({ key }) => writers.has(key))
  await writeAtomically(authorsFile, JSON.stringify({ ...list, authors }))
  const scheduled = posts.filter((post) => !post.draft && !published.includes(post)).map(getTime)
  return scheduled.length > 0 ? Math.min(...scheduled) : null
}

/** The files that pages import. */
async function readTypedData(): Promise<Record<string, string>> {
  const files = await readdir(path.join(generated, 'generated'), { recursive: true })
  const names = files.map((file) => path.join('generated', file)).filter((file) => /\.\w+$/.test(file))
  const texts = await pMap(names, async (file) => [file, await readFile(path.join(generated, file), 'utf8')], manyFiles)
  return Object.fromEntries(texts)
}

/** Brings the typed data up to date with the content; returns the number of documents. */
export async function updateContent(): Promise<number> {
  // Contentlayer takes a second and a half to load, and most builds need nothing of it.
  const { runContentlayer } = await import('./contentlayer.mjs')
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
