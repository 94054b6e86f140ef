import { readFile } from 'node:fs/promises'
import path from 'node:path'
import pMap from 'p-map'
import { close, createIndex, type IndexFile } from 'pagefind'
import type { Post } from '../posts'
import { createSearchHtml } from '../search-html'
import { site } from '../site'
import { outputFile, postHref, searchIndexHref } from '../urls'
import { hash, manyFiles, openCache } from './cache'
import { writeOutput } from './output'
import { countUp } from './progress'
import { sortFilters } from './sort-filters'
import type { Export } from './steps'

/**
 * Writes what `/search/` asks: an index of all listed posts, and Pagefind's own script to read it. It is made anew as a
 * whole, unless no post has changed.
 */
export async function writeSearch({ dir, posts, plan }: Export): Promise<string> {
  // What a page is made of is all that the search knows of it.
  const keys = new Map(plan.map(({ hrefs, key }) => [hrefs[0], key]))
  const listed = posts
    .filter((post) => !post.unlisted)
    .map((post) => ({ post, key: keys.get(postHref(post.slug)) ?? fail(`${post.file} has no page.`) }))
  const cache = openCache('search-index')
  const make = async () => JSON.stringify((await createSearchIndex(dir, listed)).map(encode))
  const kept: { path: string; content: string }[] = JSON.parse(
    await cache.get(hash(listed.map(({ key }) => key)), make),
  )
  await cache.sweep()
  await pMap(
    kept,
    ({ path, content }) => writeOutput(dir, `${searchIndexHref()}${path}`, Buffer.from(content, 'base64')),
    manyFiles,
  )
  return `${listed.length} posts, ${kept.length} files`
}

function fail(message: string): never {
  throw new Error(message)
}

const encode = ({ path, content }: IndexFile) => ({ path, content: Buffer.from(content).toString('base64') })

function readPage(dir: string, { slug }: Post): Promise<string> {
  return readFile(path.join(dir, outputFile(postHref(slug))), 'utf8')
}

async function createSearchIndex(dir: string, posts: { post: Post; key: string }[]): Promise<IndexFile[]> {
  if (posts.length === 0) return []
  const cache = openCache('search-pages')
  try {
    const { index, errors } = await createIndex({
      // One index for all languages: of several, Pagefind asks the one in the page's own.
      forceLanguage: site.lang,
      // TeX beside its MathML, and the marks of footnotes.
      excludeSelectors: ['annotation', '[aria-describedby="footnote-label"]', '.data-footnote-backref'],
    })
    if (!index) throw new Error(errors.join('\n'))
    const add = async (url: string, content: string) => {
      const { errors } = await index.addHTMLFile({ url, content })
      if (errors.length > 0) throw new Error(errors.join('\n'))
    }
    // One after the other, since pages are numbered as they come in; while Pagefind reads one, the next is made.
    const count = countUp(posts.length)
    let added = Promise.resolve()
    for (const { post, key } of posts) {
      const make = async () => createSearchHtml(await readPage(dir, post), post)
      const [content] = await Promise.all([cache.get(key, make), added])
      added = add(postHref(post.slug), content)
      count()
    }
    await added
    await cache.sweep()
    return sortFilters((await index.getFiles()).files).filter(isAsked)
  } finally {
    await close()
  }
}

/** Whether a search asks for a file. Pagefind writes a worker, interfaces, and a stemmer for no language, too. */
function isAsked({ path }: IndexFile, _: number, files: IndexFile[]): boolean {
  if (path === 'wasm.unknown.pagefind') return !files.some((file) => /^wasm\.(?!unknown)/.test(file.path))
  return /^pagefind\.js$|\.(?:json|pagefind|pf_\w+)$/.test(path)
}
