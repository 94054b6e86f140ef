import { createIndex } from 'pagefind'
import { wordSymbols } from '../../core/words'
import { type IndexFiles, renameFragments } from './merge-indexes'

/** A page for the index: its address and its HTML. https://pagefind.app/docs/indexing/ */
export type IndexedPage = { url: string; content: string }

/**
 * Returns Pagefind's index of pages, in which they are numbered in this order. Only contains the files that a search needs.
 * Throws if Pagefind cannot read a page. Call `close` of `pagefind` after the last index.
 */
export async function indexPages(pages: Iterable<IndexedPage>, lang: string): Promise<IndexFiles> {
  const { index, errors } = await createIndex({
    // A single index for all languages: with several, Pagefind only searches the one of the page's language.
    forceLanguage: lang,
    includeCharacters: wordSymbols,
    // The page's own words: titles of callouts and of the footnotes, and the footnotes' references.
    excludeSelectors: [
      '.callout-title',
      '.footnotes > .sr-only',
      'sup > a[aria-describedby]',
      '.data-footnote-backref',
    ],
  })
  if (!index) throw new Error(errors.join('\n'))
  for (const page of pages) {
    const { errors } = await index.addHTMLFile(page)
    if (errors.length > 0) throw new Error(errors.join('\n'))
  }
  const files = new Map((await index.getFiles()).files.map(({ path, content }) => [path, content]))
  await index.deleteIndex()
  const needed: IndexFiles = new Map([...files].filter(([path]) => isNeeded(path, files)))
  const script = needed.get(scriptFile)
  if (script) needed.set(scriptFile, exposeMatches(script))
  return renameFragments(needed)
}

/** Whether the search needs a file. Pagefind also writes a worker, user interfaces and a language-neutral stemmer. */
function isNeeded(path: string, files: IndexFiles): boolean {
  if (path === 'wasm.unknown.pagefind') return !Array.from(files.keys()).some((file) => /^wasm\.(?!unknown)/.test(file))
  return path === scriptFile || /\.(?:json|pagefind|pf_\w+)$/.test(path)
}

const scriptFile = 'pagefind.js'

/**
 * Adds `enterPlaygroundMode` to the instances that `createInstance` of Pagefind's script returns. In this mode, results
 * name the words that they match, which lib/browser/search-results.ts needs; the script has the mode, but only its
 * playground can turn it on. Throws if the script is not that of Pagefind 1.5.2.
 */
function exposeMatches(script: Uint8Array): Uint8Array {
  const text = Buffer.from(script).toString()
  const exposed = text.replace(
    'filters:()=>wrapper.filters()',
    '$&,enterPlaygroundMode:()=>wrapper.enterPlaygroundMode()',
  )
  if (exposed === text) throw new Error('Pagefind wrote an unknown script.')
  return Buffer.from(exposed)
}
