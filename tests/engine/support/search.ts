import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { vi } from 'vitest'
import { findResults, type Matches, type SearchResponse } from '@/lib/browser/search-results'
import { indexPages } from '@/lib/galley/adapters/pagefind/index-pages'
import { type IndexFiles, isFragment, mergeIndexes } from '@/lib/galley/adapters/pagefind/merge-indexes'
import { postHref } from '@/lib/galley/addresses/urls'
import type { Post } from '@/lib/galley/content/posts'
import { createSearchHtml } from '@/lib/galley/outputs/search/search-html'

/** A post and the HTML of its body. */
export type SearchedText = { post: Post; html: string }

/**
 * Indexes posts as a build does, in a run for each list. Returns a function that searches them as the search page does, with
 * Pagefind's own script, and returns the slugs of the posts that it finds. Call `close` of `pagefind` at the end.
 */
export async function createSearch(runs: SearchedText[][], lang = 'en'): Promise<(text: string) => Promise<string[]>> {
  const indexes = await Promise.all(
    runs.map((texts) => {
      const pages = texts.map(({ post, html }) => {
        const content = createSearchHtml(`<div data-feed-content="">${html}</div>`, post)
        return { url: postHref(post), content }
      })
      return indexPages(pages, lang)
    }),
  )
  const fragments = indexes.flatMap((index) => [...index].filter(([path]) => isFragment(path)))
  const files = new Map([...mergeIndexes(indexes), ...fragments])
  const script = path.join(await mkdtemp(path.join(tmpdir(), 'galley-')), 'pagefind.mjs')
  await writeFile(script, files.get('pagefind.js') ?? '')
  const basePath = `/${path.basename(path.dirname(script))}/`
  indexesOf.set(basePath, files)
  vi.stubGlobal('fetch', readIndexFile)
  const { createInstance } = await import(pathToFileURL(script).href)
  const pagefind = createInstance({ noWorker: true, basePath, baseUrl: '/' })
  await pagefind.enterPlaygroundMode()
  return async (text) => {
    const search = (query: string): Promise<SearchResponse<Matches & { data(): Promise<{ url: string }> }>> =>
      pagefind.search(query, {})
    const results = await findResults(text, search)
    const found = await Promise.all(results.map((result) => result.data()))
    return found.map(({ url }) => path.basename(url))
  }
}

/** The files of each index, by its folder. */
const indexesOf = new Map<string, IndexFiles>()

async function readIndexFile(url: string): Promise<Response> {
  const [, folder = '', file = ''] = /^(\/.+?\/)([^?]*)/.exec(url) ?? []
  const bytes = indexesOf.get(folder)?.get(file)
  if (!bytes) throw new Error(`The index has no ${file}.`)
  return new Response(Buffer.from(bytes))
}
