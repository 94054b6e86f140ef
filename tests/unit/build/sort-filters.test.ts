import { close, createIndex, type IndexFile } from 'pagefind'
import { afterAll, describe, expect, it } from 'vitest'
import { sortFilters } from '@/lib/build/sort-filters'

afterAll(close)

const values = Array.from({ length: 12 }, (_, index) => `value-${index}`)
const filters = ['tag', 'year', 'lang', 'date'].flatMap((name) =>
  values.map((value) => `<i data-pagefind-filter="${name}:${value}"></i>`),
)

/** An index as Pagefind makes it: with its filters in any order. */
async function createFiles(): Promise<IndexFile[]> {
  const { index } = await createIndex({ forceLanguage: 'en' })
  await index?.addHTMLFile({ url: '/a/', content: `<html><body>Text ${filters.join('')}</body></html>` })
  return (await index?.getFiles())?.files ?? []
}

const toComparable = (files: IndexFile[]) =>
  files.map(({ path, content }) => `${path} ${Buffer.from(content).toString('base64')}`).sort()

describe('an index with its filters in order', () => {
  it('is the same whatever order Pagefind has written them in', async () => {
    const [one, other] = [await createFiles(), await createFiles()]
    expect(toComparable(one)).not.toEqual(toComparable(other))
    expect(toComparable(sortFilters(one))).toEqual(toComparable(sortFilters(other)))
  })

  it('is the same if nothing was out of order', async () => {
    const sorted = sortFilters(await createFiles())
    expect(toComparable(sortFilters(sorted))).toEqual(toComparable(sorted))
  })
})
