import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { dataTypes } from '../../../schema'
import { site } from '../../../site'
import { readContentFiles } from '../../content/content-files'
import { getFingerprint } from '../../content/fingerprint'
import { isDataFile } from '../../content/list-files'
import { getTime, isPublished } from '../../content/published'
import { hash, openCache } from '../../core/cache'
import { env } from '../../core/env'
import { ignoreMissing } from '../../core/output'
import { count } from '../../core/text'
import { writeAtomically } from '../../core/write-atomically'
import type { TypedContent } from './contentlayer.mjs'
import { runContentlayer } from './run-contentlayer'

/** The folder of the generated modules and data that pages import. */
const folder = path.resolve('.contentlayer')

/** The files of `#contentlayer/generated`, by their names. */
type Files = Record<string, string>

/** Generates the typed data for `next dev`, and replaces any that a build has left. */
export async function generateContent(): Promise<void> {
  await writeModules()
  await updateContent()
}

/** Regenerates the typed data of `next dev`. */
export async function updateContent(): Promise<void> {
  const { data, types } = await runContentlayer()
  await writeFiles(createFiles(data, types))
}

/**
 * The typed data of a build; the time when the next scheduled post makes it stale, in milliseconds since 1970, null for
 * never; and the summary for the log.
 */
export type TypedData = { files: Files; until: number | null; result: string }

/**
 * Returns the typed data of a build, without drafts and scheduled posts. Runs Contentlayer only if frontmatter or code has
 * changed, or a scheduled post is due. Throws Contentlayer's output if it cannot read the content.
 */
export async function createTypedData(): Promise<TypedData> {
  const cache = openCache('typed-data')
  const key = hash(getFingerprint(), await readFrontmatters())
  const known = cache.read(key)
  const kept: TypedData | undefined = known && JSON.parse(known.toString())
  if (kept && (kept.until ?? Number.POSITIVE_INFINITY) > env.now) return { ...kept, result: 'cached' }
  const { data, types } = await runContentlayer()
  const files = createFiles(dropPending(data), types)
  const created = { files, until: findNext(data), result: count(data.allDocuments.length, 'document') }
  cache.write(key, JSON.stringify(created))
  cache.sweep()
  return created
}

/** Returns the inputs of the typed data: the files with frontmatter or data, each with the fingerprint of that. */
async function readFrontmatters(): Promise<string[][]> {
  const files = [...(await readContentFiles()).values()]
  return files
    .filter(({ file }) => file.endsWith('.mdx') || file === 'authors.yml' || isDataFile(file))
    .map(({ file, frontmatter }) => [file, frontmatter])
}

type Documents = Pick<TypedContent['data'], 'allDocuments' | 'allPosts' | 'allPages' | 'allAuthorLists'>

/** The start of the generated module. A build reads documents at run time, so that its code compiles without them. */
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

/** Writes the modules that Next compiles, which do not depend on the content. */
export async function writeModules(): Promise<string> {
  // A module that reads the typed data too early must fail, not read that of the last build.
  await rm(path.join(folder, 'generated', 'data.json'), { force: true })
  const module = modules[process.env.NODE_ENV === 'development' ? 'development' : 'production']
  await writeFiles({ 'index.mjs': module + exported })
  await writeFaults('')
  await writeEdits({}, hash())
  return path.relative(process.cwd(), folder)
}

/** Writes typed data for the pages to read, and returns the summary for the log. */
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
 * Returns the documents without drafts, scheduled posts, and authors who have published nothing. Next caches what it
 * reads, so data that is not public must not reach it.
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

/** Returns when the next scheduled post is due, in milliseconds since 1970; null if there is none. */
function findNext({ allPosts }: Documents): number | null {
  const scheduled = allPosts.filter((post) => !post.draft && !isPublished(post, env.now)).map(getTime)
  return scheduled.length > 0 ? Math.min(...scheduled) : null
}

/** Writes the report of the content check that the pages of `next dev` show; '' for none. */
export async function writeFaults(report: string): Promise<void> {
  await writeAtomically(path.join(folder, 'faults.json'), JSON.stringify({ report }))
}

/**
 * Writes the posts that are newer than the typed data for the pages of `next dev`, by id; null for a deleted post. `version`
 * differs when a text does, so that pages render again even if no field has changed.
 */
export async function writeEdits(posts: Record<string, unknown>, version: string): Promise<void> {
  const text = `export const edits = ${JSON.stringify(posts)}\nexport const version = '${version}'\n`
  const file = path.join(folder, 'edits.mjs')
  // A write makes every open page render again.
  if ((await readFile(file, 'utf8').catch(ignoreMissing)) !== text) await writeAtomically(file, text)
}
