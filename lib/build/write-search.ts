import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import pMap from 'p-map'
import { close, createIndex } from 'pagefind'
import { type IndexFiles, isFragment, isPacked, mergeIndexes, renameFragments } from '../pagefind/merge-indexes'
import type { Post } from '../posts'
import { createSearchHtml } from '../search-html'
import { site } from '../site'
import { outputFile, postHref, searchIndexHref } from '../urls'
import { hash } from './cache'
import { type Kept, type KeptFile, type Made, openFileCache } from './file-cache'
import { placeOutput } from './output'
import { countUp } from './progress'
import type { Export } from './steps'

/** The name of the step that has the search index written. */
export const searchStep = 'write the search index'

/** A post, a name for all that its page is made of, since the search knows nothing else of it, and a way to that page. */
type Searched = { post: Post; key: string; readPage: () => Buffer }

/** How many posts are read at a time, more or less. */
const runLength = 64

const compress = promisify(gzip)

let index: Promise<SearchIndex> | undefined

/** The files of a search index, by their paths in it, and how many posts it knows. */
type SearchIndex = { files: [path: string, kept: KeptFile][]; posts: number }

/**
 * Makes an index of all listed posts in the cache, and not twice in a process. Posts are read in runs, so that an edit has
 * those around it read again, and no others. What the search knows of a page is there as soon as Next has written it, so
 * this can be begun before all else.
 */
export function indexPosts({ dir, posts, plan }: Export): Promise<SearchIndex> {
  const pages = new Map(plan.map((page) => [page.hrefs[0], page]))
  const listed = posts.filter((post) => !post.unlisted)
  const searched = listed.map((post) => {
    const href = postHref(post.slug)
    const { key, unchanged } = pages.get(href) ?? fail(`${post.file} has no page.`)
    const readPage = unchanged?.files.get(href)?.read ?? (() => readFileSync(path.join(dir, outputFile(href))))
    return { post, key, readPage }
  })
  index ??= createSearchIndex(searched)
  return index
}

async function createSearchIndex(posts: Searched[]): Promise<SearchIndex> {
  const runs = await readRuns(posts)
  const merged = await mergeRuns(createKey(posts), runs)
  const fragments = runs.flatMap(({ files }) => [...files].filter(([path]) => isFragment(path)))
  return { files: [...merged.flatMap(({ files }) => [...files]), ...fragments], posts: posts.length }
}

/** Writes what `/search/` asks: the index, and Pagefind's own script to read it. */
export async function writeSearch(exported: Export): Promise<string> {
  const { files, posts } = await indexPosts(exported)
  for (const [path, { file }] of files) placeOutput(exported.dir, `${searchIndexHref()}${path}`, file)
  return `${posts} posts`
}

const createKey = (posts: Searched[]): string => hash(posts.map(({ key }) => key))

function fail(message: string): never {
  throw new Error(message)
}

/** Cuts posts into runs. Where they are cut is for each of them to say, so that one more or less moves no other cut. */
function divide(posts: Searched[]): Searched[][] {
  const runs: Searched[][] = []
  for (const searched of posts) {
    const isFirst = Number.parseInt(hash(searched.post.slug).slice(0, 8), 16) % runLength === 0
    if (isFirst || runs.length === 0) runs.push([])
    runs.at(-1)?.push(searched)
  }
  return runs
}

/** The index of each run. */
async function readRuns(posts: Searched[]): Promise<Kept<unknown>[]> {
  const cache = openFileCache('search-runs')
  const count = countUp(posts.length, searchStep)
  const readRun = async (run: Searched[]) => {
    const kept = await cache.get(createKey(run), async () => ({ facts: {}, files: await indexRun(run) }))
    count(run.length)
    return kept
  }
  try {
    // While Pagefind reads a page, another one is made.
    const runs = await pMap(divide(posts), readRun, { concurrency: availableParallelism() })
    cache.sweep()
    return runs
  } finally {
    await close()
  }
}

/** What Pagefind makes of posts, whose pages it numbers as they come in. */
async function indexRun(posts: Searched[]): Promise<IndexFiles> {
  const { index, errors } = await createIndex({
    // One index for all languages: of several, Pagefind asks the one in the page's own.
    forceLanguage: site.lang,
    // TeX beside its MathML, and the marks of footnotes.
    excludeSelectors: ['annotation', '[aria-describedby="footnote-label"]', '.data-footnote-backref'],
  })
  if (!index) throw new Error(errors.join('\n'))
  for (const { post, readPage } of posts) {
    const content = createSearchHtml(readPage().toString(), post)
    const { errors } = await index.addHTMLFile({ url: postHref(post.slug), content })
    if (errors.length > 0) throw new Error(errors.join('\n'))
  }
  const files = new Map((await index.getFiles()).files.map(({ path, content }) => [path, content]))
  await index.deleteIndex()
  return renameFragments(new Map([...files].filter(([path]) => isAsked(path, files))))
}

/** Whether a search asks for a file. Pagefind writes a worker, interfaces, and a stemmer for no language, too. */
function isAsked(path: string, files: IndexFiles): boolean {
  if (path === 'wasm.unknown.pagefind') return !Array.from(files.keys()).some((file) => /^wasm\.(?!unknown)/.test(file))
  return /^pagefind\.js$|\.(?:json|pagefind|pf_\w+)$/.test(path)
}

/** The index of all runs, but for the files of posts. Each of its files has its own key: an edit changes few of them. */
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

/** What a run's index says, without the files of its posts. */
function readIndex({ files }: Kept<unknown>): IndexFiles {
  const asked = [...files].filter(([path]) => !isFragment(path))
  return new Map(asked.map(([path, file]) => [path, file.read()]))
}
