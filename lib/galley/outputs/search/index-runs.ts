import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import pMap from 'p-map'
import { close } from 'pagefind'
import { site } from '../../../site'
import { type IndexedPage, indexPages } from '../../adapters/pagefind/index-pages'
import type { IndexFiles } from '../../adapters/pagefind/merge-indexes'
import { postHref } from '../../addresses/urls'
import type { Post } from '../../content/posts'
import { createSearchHtml } from './search-html'

// A worker thread of lib/galley/outputs/search/write-search.ts. It indexes runs of posts and posts the index of each.

/** A post and the file of its page. */
export type SearchedPost = { post: Post; page: string }

/** The index of a run; `run` is its position in `workerData`. */
export type IndexedRun = { run: number; files: IndexFiles }

const runs: SearchedPost[][] = workerData

function* readPages(posts: SearchedPost[]): Generator<IndexedPage> {
  for (const { post, page } of posts) {
    yield { url: postHref(post), content: createSearchHtml(readFileSync(page, 'utf8'), post) }
  }
}

const send = async (posts: SearchedPost[], run: number) =>
  parentPort?.postMessage({ run, files: await indexPages(readPages(posts), site.lang) })
// Prepare pages while Pagefind indexes others.
await pMap(runs, send, { concurrency: availableParallelism() }).finally(close)
