import path from 'node:path'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { gzip } from 'node:zlib'
import { type IndexFiles, isFragment, isPacked, mergeIndexes } from '../../adapters/pagefind/merge-indexes'
import { postHref, searchIndexHref } from '../../addresses/urls'
import { hash } from '../../core/cache'
import { type Kept, type KeptFile, type Made, openFileCache } from '../../core/file-cache'
import { outputFile, placeOutput } from '../../core/output'
import { countUp } from '../../core/progress'
import { count } from '../../core/text'
import type { Export } from '../export'
import type { IndexedRun, SearchedPost } from './index-runs'

/** The name of the step that writes the search index. */
export const searchStep = 'write the search index'

/** A post, its page, and a hash of the page's inputs. */
type Searched = SearchedPost & { key: string }

/** The average number of posts in a run. */
const runLength = 64

const compress = promisify(gzip)

/** The files of a search index, by their paths in it, and the number of posts. */
type SearchIndex = { files: [path: string, kept: KeptFile][]; posts: number }

/**
 * Indexes all listed posts in the cache. Posts are indexed in runs, so that an edit only affects its own run. Only needs
 * the pages as Next.js exports them, so it can run before other steps finish.
 */
export async function indexPosts({ dir, posts, plan }: Export): Promise<SearchIndex> {
  const pages = new Map(plan.map((page) => [page.hrefs[0], page]))
  const listed = posts.filter((post) => !post.unlisted)
  const searched = listed.map((post) => {
    const href = postHref(post)
    const { key, unchanged } = pages.get(href) ?? fail(`${post.file} has no page.`)
    return { post, key, page: unchanged?.files.get(href)?.file ?? path.join(dir, outputFile(href)) }
  })
  return createSearchIndex(searched)
}

async function createSearchIndex(posts: Searched[]): Promise<SearchIndex> {
  const runs = await readRuns(posts)
  const merged = await mergeRuns(createKey(posts), runs)
  const fragments = runs.flatMap(({ files }) => [...files].filter(([path]) => isFragment(path)))
  return { files: [...merged.flatMap(({ files }) => [...files]), ...fragments], posts: posts.length }
}

/** Writes the search index and Pagefind's script to the export. */
export async function writeSearch({ dir }: Export, { files, posts }: SearchIndex): Promise<string> {
  for (const [path, { file }] of files) placeOutput(dir, `${searchIndexHref()}${path}`, file)
  return count(posts, 'post')
}

const createKey = (posts: Searched[]): string => hash(posts.map(({ key }) => key))

function fail(message: string): never {
  throw new Error(message)
}

/** Splits posts into runs. A hash of each slug decides whether a run starts there, so that adding a post moves no others. */
function divide(posts: Searched[]): Searched[][] {
  const runs: Searched[][] = []
  for (const searched of posts) {
    const isFirst = Number.parseInt(hash(searched.post.slug).slice(0, 8), 16) % runLength === 0
    if (isFirst || runs.length === 0) runs.push([])
    runs.at(-1)?.push(searched)
  }
  return runs
}

/** Returns the index of each run. */
async function readRuns(posts: Searched[]): Promise<Kept<unknown>[]> {
  const cache = openFileCache('search-runs')
  const count = countUp(posts.length, searchStep)
  const runs = divide(posts).map((posts) => ({ key: createKey(posts), posts }))
  const kept = new Map(runs.map(({ key }) => [key, cache.read(key)]))
  const stale = runs.filter(({ key }) => !kept.get(key))
  await indexRuns(
    stale.map(({ posts }) => posts),
    ({ run, files }) => {
      const { key, posts } = stale[run] ?? fail(`Unknown run ${run}.`)
      kept.set(key, cache.write(key, { facts: {}, files }))
      count(posts.length)
    },
  )
  cache.sweep()
  return runs.map(({ key }) => kept.get(key) ?? fail('Pagefind did not index a run.'))
}

/**
 * Indexes runs in a worker thread, since preparing the pages takes as long as Pagefind does. Calls `take` with each index.
 */
function indexRuns(runs: SearchedPost[][], take: (indexed: IndexedRun) => void): Promise<void> {
  if (runs.length === 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const workerData = runs.map((run) => run.map(({ post, page }) => ({ post, page })))
    const thread = new Worker(path.resolve('.contentlayer/build/index-runs.mjs'), { workerData })
    thread.on('message', take)
    thread.on('error', reject)
    thread.on('exit', () => resolve())
  })
}

/** Returns the merged index without fragments. Files have their own cache entries, since an edit changes few of them. */
async function mergeRuns(key: string, runs: Kept<unknown>[]): Promise<Kept<unknown>[]> {
  const cache = openFileCache<{ parts: string[] }>('search-index')
  const keep = ([path, data]: [string, Uint8Array]) => {
    const make = async (): Promise<Made<{ parts: string[] }>> => ({
      facts: { parts: [] },
      files: [[path, isPacked(path) ? await compress(data) : data]],
    })
    return cache.get(hash(path, data), make)
  }
  const merge = async () => {
    const merged = [...mergeIndexes(runs.map(readIndex))]
    const kept = await Promise.all(merged.map(keep))
    cache.write(key, { facts: { parts: merged.map(([path, data]) => hash(path, data)) }, files: [] })
    return kept
  }
  const known = cache.read(key)?.facts.parts.map(cache.read)
  const kept = known?.every((file) => file !== undefined) ? known : await merge()
  cache.sweep()
  return kept
}

/** Returns the index of a run without fragments. */
function readIndex({ files }: Kept<unknown>): IndexFiles {
  const asked = [...files].filter(([path]) => !isFragment(path))
  return new Map(asked.map(([path, file]) => [path, file.read()]))
}
