import { gunzipSync, gzipSync } from 'node:zlib'
import { decode } from 'cborg'
import fc from 'fast-check'
import { close, createIndex } from 'pagefind'
import { afterAll, describe, expect, it } from 'vitest'
import {
  type IndexFiles,
  isFragment,
  isPacked,
  mergeIndexes,
  renameFragments,
} from '@/lib/galley/adapters/pagefind/merge-indexes'
import { hash } from '@/lib/galley/core/cache'

afterAll(close)

const signature = 'pagefind_dcd'

/** Pages, newest first: with words of their own and words of many, each written in several ways, filters and a date. */
const pages = Array.from({ length: 40 }, (_, page) => {
  const many = Array.from({ length: 300 }, (_, word) => `word${(page * 7 + word) % 900}`).join(' ')
  const common = ['café Cafe', 'cafe naïve', 'running runs', '日本 𝒳y'][page % 4]
  return {
    url: `/${page}/`,
    content: `<html><body>
      <meta data-pagefind-meta="title[content]" content="Title ${page} common">
      <meta data-pagefind-filter="year[content]" content="${2000 + (page % 5)}">
      <meta data-pagefind-filter="tag[content]" content="tag ${page % 7}">
      <meta data-pagefind-sort="date[content]" content="${3000 - page}">
      <h2 id="a">${common}</h2><p>own${page} ${common} ${many}</p></body></html>`,
  }
})

async function createFiles(first: number, last: number): Promise<IndexFiles> {
  const { index } = await createIndex({ forceLanguage: 'en' })
  for (const page of pages.slice(first, last)) await index?.addHTMLFile(page)
  const files = (await index?.getFiles())?.files ?? []
  await index?.deleteIndex()
  return new Map(files.map(({ path, content }) => [path, content]))
}

/** The merged index of pages that were cut before these, with the files of the pages. */
const merge = async (cuts: number[]): Promise<IndexFiles> => {
  const starts = [0, ...cuts]
  const indexes = await Promise.all(starts.map((start, part) => createFiles(start, starts[part + 1] ?? pages.length)))
  const renamed = indexes.map(renameFragments)
  const merged = Array.from(mergeIndexes(renamed), ([path, bytes]): [string, Uint8Array] => {
    return [path, isPacked(path) ? gzipSync(bytes) : bytes]
  })
  return new Map([...merged, ...renamed.flatMap((index) => [...index].filter(([path]) => isFragment(path)))])
}

/** What an index says, whatever its files are called and wherever its words are divided. */
function read(files: IndexFiles) {
  const get = (path: string) => Buffer.from(files.get(path) ?? expect.fail(`${path} is not there`))
  const readCbor = (path: string) => {
    const bytes = gunzipSync(get(path))
    expect(bytes.toString('latin1', 0, signature.length)).toBe(signature)
    return decode(bytes.subarray(signature.length))
  }
  const { languages, ...entry } = JSON.parse(get('pagefind-entry.json').toString())
  const { hash, ...facts } = languages.en
  const [version, meta, chunks, filters, orders, fields] = readCbor(`pagefind.${hash}.pf_meta`)
  const words = chunks.map(([from, to, file]: string[]) => {
    const [words] = readCbor(`index/${file}.pf_index`)
    expect([words[0][0], words.at(-1)[0]]).toEqual([from, to])
    return words
  })
  return {
    entry,
    facts,
    version,
    pages: meta.map(([file, words]: string[]) => ({
      words,
      fragment: gunzipSync(get(`fragment/${file}.pf_fragment`)).toString(),
    })),
    chunks: words.length,
    words: words.flat(),
    filters: filters
      .map(([name, file]: string[]) => {
        const [filter, values] = readCbor(`filter/${file}.pf_filter`)
        expect(filter).toBe(name)
        return [name, Object.fromEntries(values)]
      })
      .sort(),
    orders,
    fields,
  }
}

describe('an index of several', () => {
  it('says what Pagefind says of all pages at once, wherever they were divided', async () => {
    const { chunks: _, ...whole } = read(await createFiles(0, pages.length))
    expect(whole.pages.length).toBe(40)
    expect(whole.words.length).toBeGreaterThan(700)
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: pages.length - 1 }), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(cuts, async (cuts) => {
        const { chunks: _, ...merged } = read(await merge(cuts.sort((a, b) => a - b)))
        expect(merged).toEqual(whole)
      }),
      { numRuns: 10 },
    )
  })

  it('is the same to the last byte each time, though Pagefind writes filters in any order', async () => {
    const [one, other] = [await merge([20]), await merge([20])]
    const hashes = (files: IndexFiles) => Array.from(files, ([path, bytes]) => `${path} ${hash(bytes)}`).sort()
    expect(hashes(one)).toEqual(hashes(other))
  })

  it('has its words in chunks that are worth a request each', async () => {
    const one = await merge([1])
    const sizes = Array.from(one)
      .filter(([path]) => path.endsWith('.pf_index'))
      .map(([, bytes]) => gunzipSync(bytes).length)
    expect(sizes.length).toBe(read(one).chunks)
    expect(Math.max(...sizes)).toBeLessThan(200_000)
  })

  it('keeps the script that reads it, and nothing else twice', async () => {
    const merged = await merge([10, 30])
    expect([...merged.keys()].filter((path) => path.endsWith('.pf_meta')).length).toBe(1)
    expect([...merged.keys()]).toContain('pagefind.js')
  })

  it('is none if there is none', () => {
    expect(mergeIndexes([]).size).toBe(0)
  })

  it('is not made of pages with different metadata fields, which have numbers', async () => {
    const { index } = await createIndex({ forceLanguage: 'en' })
    await index?.addHTMLFile({ url: '/a/', content: '<html><body><p>A</p></body></html>' })
    const files = (await index?.getFiles())?.files ?? []
    await index?.deleteIndex()
    const untitled = new Map(files.map(({ path, content }) => [path, content]))
    const titled = await createFiles(0, 1)
    expect(() => mergeIndexes([titled, untitled])).toThrow('other metadata fields')
  })

  it('is not made of what another version of Pagefind writes', async () => {
    const files = await createFiles(0, 1)
    const meta = [...files.keys()].find((path) => path.endsWith('.pf_meta')) ?? ''
    const entry = JSON.parse(Buffer.from(files.get('pagefind-entry.json') ?? []).toString())
    expect(entry.version).toBe('1.5.2')
    const older = new Map(files).set(meta, files.get('pagefind-entry.json') ?? Buffer.of())
    expect(() => mergeIndexes([older])).toThrow()
  })
})

it('an index of pages without a word is left out, and is none by itself', async () => {
  const { index } = await createIndex({ forceLanguage: 'en' })
  await index?.addHTMLFile({ url: '/a/', content: '<html><body><img alt=""></body></html>' })
  const files = (await index?.getFiles())?.files ?? []
  await index?.deleteIndex()
  const wordless = renameFragments(new Map(files.map(({ path, content }) => [path, content])))
  expect(mergeIndexes([wordless]).size).toBe(0)
  const worded = renameFragments(await createFiles(0, 3))
  expect(mergeIndexes([wordless, worded])).toEqual(mergeIndexes([worded]))
})
