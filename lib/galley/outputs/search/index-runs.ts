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

// A thread (lib/galley/outputs/search/write-search.ts). It is given runs of posts, and says what Pagefind makes of each.

/** A post, and where its page lies. */
export type SearchedPost = { post: Post; page: string }

/** What Pagefind makes of a run, which has a number among those that the thread was given. */
export type IndexedRun = { run: number; files: IndexFiles }

/** What Pagefind makes of posts, whose pages it numbers as they come in. */
async function indexRun(posts: SearchedPost[]): Promise<IndexFiles> {
  const { index, errors } = await createIndex({
    // One index for all languages: of several, Pagefind asks the one in the page's own.
    forceLanguage: site.lang,
    // TeX beside its MathML, and the marks of footnotes.
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
  return renameFragments(new Map([...files].filter(([path]) => isAsked(path, files))))
}

/** Whether a search asks for a file. Pagefind writes a worker, interfaces, and a stemmer for no language, too. */
function isAsked(path: string, files: IndexFiles): boolean {
  if (path === 'wasm.unknown.pagefind') return !Array.from(files.keys()).some((file) => /^wasm\.(?!unknown)/.test(file))
  return /^pagefind\.js$|\.(?:json|pagefind|pf_\w+)$/.test(path)
}

const runs: SearchedPost[][] = workerData
const send = async (posts: SearchedPost[], run: number) =>
  parentPort?.postMessage({ run, files: await indexRun(posts) })
// While Pagefind reads a page, another one is made.
await pMap(runs, send, { concurrency: availableParallelism() }).finally(close)
