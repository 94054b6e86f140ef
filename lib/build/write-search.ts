import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { close, createIndex, type IndexFile } from 'pagefind'
import type { Post } from '../posts'
import { createSearchHtml } from '../search-html'
import { site } from '../site'
import { outputFile, postHref, searchIndexHref } from '../urls'
import { hash, openCache } from './cache'
import { hashSources } from './hash-sources'
import { writeOutput } from './output'
import { sortFilters } from './sort-filters'
import type { Export } from './steps'

/** Writes what `/search/` asks: an index of all listed posts, and Pagefind's own script to read it. */
export async function writeSearch({ dir, posts }: Export): Promise<string> {
  const listed = posts.filter((post) => !post.unlisted)
  const files = listed.length > 0 ? (await createSearchIndex(dir, listed)).filter(isAsked) : []
  await Promise.all(files.map((file) => writeOutput(dir, `${searchIndexHref()}${file.path}`, file.content)))
  return `${listed.length} posts, ${files.length} files`
}

async function createSearchIndex(dir: string, posts: Post[]): Promise<IndexFile[]> {
  const cache = openCache('search-pages')
  const sources = await hashSources()
  try {
    const { index, errors } = await createIndex({
      // One index for all languages: of several, Pagefind asks the one in the page's own.
      forceLanguage: site.lang,
      // TeX beside its MathML, and the marks of footnotes.
      excludeSelectors: ['annotation', '[aria-describedby="footnote-label"]', '.data-footnote-backref'],
    })
    if (!index) throw new Error(errors.join('\n'))
    // One after the other: pages are numbered as they come in.
    for (const post of posts) {
      const url = postHref(post.slug)
      const page = await readFile(path.join(dir, outputFile(url)), 'utf8')
      const content = await cache.get(hash(sources, page, post), () => createSearchHtml(page, post))
      const { errors } = await index.addHTMLFile({ url, content })
      if (errors.length > 0) throw new Error(errors.join('\n'))
    }
    await cache.sweep()
    return sortFilters((await index.getFiles()).files)
  } finally {
    await close()
  }
}

/** Whether a search asks for a file. Pagefind writes a worker, interfaces, and a stemmer for no language, too. */
function isAsked({ path }: IndexFile, _: number, files: IndexFile[]): boolean {
  if (path === 'wasm.unknown.pagefind') return !files.some((file) => /^wasm\.(?!unknown)/.test(file.path))
  return /^pagefind\.js$|\.(?:json|pagefind|pf_\w+)$/.test(path)
}
