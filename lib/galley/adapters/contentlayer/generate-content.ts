import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { dataTypes } from '../../../schema'
import { site } from '../../../site'
import { count } from '../../check/report'
import { readContentFiles } from '../../content/content-files'
import { getFingerprint } from '../../content/fingerprint'
import { isDataFile } from '../../content/list-files'
import { getTime, isPublished } from '../../content/published'
import { hash, openCache } from '../../core/cache'
import { env } from '../../core/env'
import { ignoreMissing } from '../../core/output'
import { writeAtomically } from '../../core/write-atomically'
import type { TypedContent } from './contentlayer.mjs'
import { runContentlayer } from './run-contentlayer'

/** The folder of what pages import of the content. */
const folder = path.resolve('.contentlayer')

/** What Contentlayer has made of the content: the files of `#contentlayer/generated`, by their names. */
type Files = Record<string, string>

/** Has Contentlayer turn the content into typed data for `next dev`, in the place of any that a build has left. */
export async function generateContent(): Promise<void> {
  await writeModules()
  await updateContent()
}

/** Brings the typed data of `next dev` up to date with the content. */
export async function updateContent(): Promise<void> {
  const { data, types } = await runContentlayer()
  await writeFiles(createFiles(data, types))
}

/** The typed data of a build, when the next post is published that it does not hold, and what the log says of it. */
export type TypedData = { files: Files; until: number | null; result: string }

/**
 * Has Contentlayer turn the content into typed data for a build, of what is published by now; as long as no frontmatter
 * and no code changes, takes what Contentlayer has made before. Throws what Contentlayer says if it cannot read the content.
 */
export async function createTypedData(): Promise<TypedData> {
  const cache = openCache('typed-data')
  const key = hash(getFingerprint(), await readFrontmatters())
  const known = cache.read(key)
  const kept: TypedData | undefined = known && JSON.parse(known.toString())
  if (kept && (kept.until ?? Number.POSITIVE_INFINITY) > env.now) return { ...kept, result: 'as it was' }
  const { data, types } = await runContentlayer()
  const files = createFiles(dropPending(data), types)
  const made = { files, until: findNext(data), result: count(data.allDocuments.length, 'document') }
  cache.write(key, JSON.stringify(made))
  cache.sweep()
  return made
}

/** All that typed data is made of: what stands for each data file and each frontmatter, by their files. */
async function readFrontmatters(): Promise<string[][]> {
  const files = [...(await readContentFiles()).values()]
  return files
    .filter(({ file }) => file.endsWith('.mdx') || file === 'authors.yml' || isDataFile(file))
    .map(({ file, frontmatter }) => [file, frontmatter])
}

type Documents = Pick<TypedContent['data'], 'allDocuments' | 'allPosts' | 'allPages' | 'allAuthorLists'>

/** A build reads the documents when it renders a page, so that its code is compiled without them. */
const modules = {
  development: "import data from './data.json' with { type: 'json' }\n",
  production:
    "import { readFileSync } from 'node:fs'\n" +
    "const data = JSON.parse(readFileSync('.contentlayer/generated/data.json', 'utf8'))\n",
}

const exported =
  'const { data: ownData, ...lists } = data\n' +
  'export const { allPosts, allPages, allAuthorLists } = lists\n' +
  'export const allDocuments = [...allPosts, ...allPages, ...allAuthorLists, ...ownData]\n'

/** Puts the modules there that Next compiles: the same for all content. */
export async function writeModules(): Promise<string> {
  // A module that reads the typed data before this build has written it fails instead of reading that of the last build.
  await rm(path.join(folder, 'generated', 'data.json'), { force: true })
  const module = modules[process.env.NODE_ENV === 'development' ? 'development' : 'production']
  await writeFiles({ 'index.mjs': module + exported })
  await writeFaults('')
  await writeEdits({})
  return path.relative(process.cwd(), folder)
}

/** Puts typed data there that has been made, for the pages to read. */
export async function writeTypedData({ files, result }: TypedData): Promise<string> {
  await writeFiles(files)
  return result
}

function createFiles({ allDocuments, allPosts, allPages, allAuthorLists }: Documents, types: Files): Files {
  const data = allDocuments.filter(({ type }) => dataTypes.some(({ name }) => name === type))
  return { ...types, 'data.json': JSON.stringify({ allPosts, allPages, allAuthorLists, data }) }
}

async function writeFiles(files: Files): Promise<void> {
  await mkdir(path.join(folder, 'generated'), { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeAtomically(path.join(folder, 'generated', name), text)
}

/**
 * Leaves nothing of drafts, of posts of the future and of who has written nothing else in the typed data, so that none of
 * it is in a cache either: Next keeps what it reads, and the names beside it.
 */
function dropPending({ allDocuments, allPosts, allPages, allAuthorLists }: Documents): Documents {
  const published = allPosts.filter((post) => isPublished(post, env.now))
  const writers = new Set([...site.authors, ...published.flatMap(({ authors }) => authors ?? [])])
  const lists = allAuthorLists.map((list) => ({
    ...list,
    authors: list.authors.filter(({ key }) => writers.has(key)),
  }))
  return { allDocuments, allPosts: published, allPages, allAuthorLists: lists }
}

/** When the next post is published, in milliseconds since 1970; null if none is waiting. */
function findNext({ allPosts }: Documents): number | null {
  const scheduled = allPosts.filter((post) => !post.draft && !isPublished(post, env.now)).map(getTime)
  return scheduled.length > 0 ? Math.min(...scheduled) : null
}

/** Hands a report of the content check to the pages of `next dev`, which show it; '' for none. */
export async function writeFaults(report: string): Promise<void> {
  await writeAtomically(path.join(folder, 'faults.json'), JSON.stringify({ report }))
}

/** Hands posts that are newer than the typed data to the pages of `next dev`, by their ids; null for one that is gone. */
export async function writeEdits(posts: Record<string, unknown>): Promise<void> {
  const text = `export const edits = ${JSON.stringify(posts)}\n`
  const file = path.join(folder, 'edits.mjs')
  // To write it is to have every open page rendered again.
  if ((await readFile(file, 'utf8').catch(ignoreMissing)) !== text) await writeAtomically(file, text)
}
