import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import pMap from 'p-map'
import { close, createIndex } from 'pagefind'
import { getFragmentPath, type IndexFiles, mergeIndexes } from '../pagefind/merge-indexes'
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
  const cache = openFileCache('search-index')
  const make = async () => ({ facts: {}, files: await mergeIndexes(runs.map(readFiles)) })
  const { files } = await cache.get(createKey(listed), make)
  cache.sweep()
  const place = (path: string, { file }: KeptFile) => placeOutput(dir, `${searchIndexHref()}${path}`, file)
  for (const [path, kept] of files) place(path, kept)
  for (const { facts, files } of runs) {
    for (const [path, kept] of files) if (facts[path]) place(facts[path], kept)
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

/** Where the files of posts go in the index of all, by where they lie in that of their run. */
type FragmentPaths = Record<string, string>

/** The index of each run. */
async function readRuns(dir: string, posts: Searched[]): Promise<Kept<FragmentPaths>[]> {
  const cache = openFileCache<FragmentPaths>('search-runs')
  const count = countUp(posts.length)
  const readRun = async (run: Searched[]) => {
    const kept = await cache.get(createKey(run), () => indexRun(dir, run))
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

const readFiles = ({ files }: Kept<FragmentPaths>): IndexFiles =>
  new Map(Array.from(files, ([path, file]) => [path, file.read()]))

/** What Pagefind makes of posts, whose pages it numbers as they come in. */
async function indexRun(dir: string, posts: Searched[]): Promise<Made<FragmentPaths>> {
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
  const asked = Array.from(files).filter(([path]) => isAsked(path, files))
  const fragments = asked.flatMap(([path, bytes]) => {
    const place = getFragmentPath(path, bytes)
    return place ? [[path, place]] : []
  })
  return { facts: Object.fromEntries(fragments), files: asked }
}

/** Whether a search asks for a file. Pagefind writes a worker, interfaces, and a stemmer for no language, too. */
function isAsked(path: string, files: IndexFiles): boolean {
  if (path === 'wasm.unknown.pagefind') return !Array.from(files.keys()).some((file) => /^wasm\.(?!unknown)/.test(file))
  return /^pagefind\.js$|\.(?:json|pagefind|pf_\w+)$/.test(path)
}
