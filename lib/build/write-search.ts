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

/** A post, and a name for all that its page is made of: the search knows nothing else of it. */
type Searched = { post: Post; key: string }

/** How many posts are read at a time, more or less. */
const runLength = 64

const compress = promisify(gzip)

/**
 * Writes what `/search/` asks: an index of all listed posts, and Pagefind's own script to read it. Posts are read in
 * runs, so that an edit has those around it read again, and no others.
 */
export async function writeSearch({ dir, posts, plan }: Export): Promise<string> {
  const keys = new Map(plan.map(({ hrefs, key }) => [hrefs[0], key]))
  const listed = posts
    .filter((post) => !post.unlisted)
    .map((post) => ({ post, key: keys.get(postHref(post.slug)) ?? fail(`${post.file} has no page.`) }))
  const runs = await readRuns(dir, listed)
  const place = (path: string, { file }: KeptFile) => placeOutput(dir, `${searchIndexHref()}${path}`, file)
  for (const { files } of await mergeRuns(createKey(listed), runs)) {
    for (const [path, kept] of files) place(path, kept)
  }
  for (const { files } of runs) {
    for (const [path, kept] of files) if (isFragment(path)) place(path, kept)
  }
  return `${listed.length} posts`
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
async function readRuns(dir: string, posts: Searched[]): Promise<Kept<unknown>[]> {
  const cache = openFileCache('search-runs')
  const count = countUp(posts.length)
  const readRun = async (run: Searched[]) => {
    const kept = await cache.get(createKey(run), async () => ({ facts: {}, files: await indexRun(dir, run) }))
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
async function indexRun(dir: string, posts: Searched[]): Promise<IndexFiles> {
  const { index, errors } = await createIndex({
    // One index for all languages: of several, Pagefind asks the one in the page's own.
    forceLanguage: site.lang,
    // TeX beside its MathML, and the marks of footnotes.
    excludeSelectors: ['annotation', '[aria-describedby="footnote-label"]', '.data-footnote-backref'],
  })
  if (!index) throw new Error(errors.join('\n'))
  for (const { post } of posts) {
    const href = postHref(post.slug)
    const page = readFileSync(path.join(dir, outputFile(href)), 'utf8')
    const { errors } = await index.addHTMLFile({ url: href, content: createSearchHtml(page, post) })
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
