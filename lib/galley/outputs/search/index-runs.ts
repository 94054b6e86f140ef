import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import pMap from 'p-map'
import { close, createIndex } from 'pagefind'
import { site } from '../../../site'
import { type IndexFiles, renameFragments } from '../../adapters/pagefind/merge-indexes'
import { postHref } from '../../addresses/urls'
import type { Post } from '../../content/posts'
import { createSearchHtml } from './search-html'

// A worker thread of lib/galley/outputs/search/write-search.ts. It indexes runs of posts and posts the index of each.

/** A post and the file of its page. */
export type SearchedPost = { post: Post; page: string }

/** The index of a run; `run` is its position in `workerData`. */
export type IndexedRun = { run: number; files: IndexFiles }

/** Returns Pagefind's index of posts, in which pages are numbered in this order. */
async function indexRun(posts: SearchedPost[]): Promise<IndexFiles> {
  const { index, errors } = await createIndex({
    // A single index for all languages: with several, Pagefind only searches the one of the page's language.
    forceLanguage: site.lang,
    // The TeX source in MathML, and footnote references.
    excludeSelectors: ['annotation', '[aria-describedby="footnote-label"]', '.data-footnote-backref'],
  })
  if (!index) throw new Error(errors.join('\n'))
  for (const { post, page } of posts) {
    const content = createSearchHtml(readFileSync(page, 'utf8'), post)
    const { errors } = await index.addHTMLFile({ url: postHref(post), content })
    if (errors.length > 0) throw new Error(errors.join('\n'))
  }
  const files = new Map((await index.getFiles()).files.map(({ path, content }) => [path, content]))
  await index.deleteIndex()
  return renameFragments(new Map([...files].filter(([path]) => isNeeded(path, files))))
}

/** Whether the search needs a file. Pagefind also writes a worker, user interfaces and a language-neutral stemmer. */
function isNeeded(path: string, files: IndexFiles): boolean {
  if (path === 'wasm.unknown.pagefind') return !Array.from(files.keys()).some((file) => /^wasm\.(?!unknown)/.test(file))
  return /^pagefind\.js$|\.(?:json|pagefind|pf_\w+)$/.test(path)
}

const runs: SearchedPost[][] = workerData
const send = async (posts: SearchedPost[], run: number) =>
  parentPort?.postMessage({ run, files: await indexRun(posts) })
// Prepare pages while Pagefind indexes others.
await pMap(runs, send, { concurrency: availableParallelism() }).finally(close)
