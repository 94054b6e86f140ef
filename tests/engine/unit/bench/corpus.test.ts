import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { corpusTime, createPost, writeCorpus } from '@/bench/corpus'
import { fenceLanguages } from '@/bench/fences'
import { median } from '@/bench/table'
import { importWith } from '../../support/modules'

const count = 60

/** A corpus, written to a new place, and its posts by their slugs. */
async function readCorpus(): Promise<{ dir: string; posts: Map<string, string> }> {
  const dir = path.join(await mkdtemp(path.join(tmpdir(), 'galley-')), 'content')
  await writeCorpus(dir, count)
  const slugs = await readdir(path.join(dir, 'posts'))
  const sources = slugs.map(
    async (slug): Promise<[string, string]> => [
      slug,
      await readFile(path.join(dir, 'posts', slug, 'index.mdx'), 'utf8'),
    ],
  )
  return { dir, posts: new Map(await Promise.all(sources)) }
}

const { dir, posts } = await readCorpus()
const sources = [...posts.values()]

const readFrontmatter = (source: string) => parse(source.split('---\n')[1] ?? '')
const readProse = (source: string) => source.replace(/^---\n.*?\n---\n/s, '').replace(/^```\w.*?^```$/gms, '')
const countMatches = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

describe('the corpus', () => {
  it('has as many posts as were asked for, and is the same every time', async () => {
    expect(posts.size).toBe(count)
    expect((await readCorpus()).posts).toEqual(posts)
    expect(new Set(sources).size).toBe(count)
  })

  it('passes the check', async () => {
    const { checkAll } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/check'))
    const { files, errors, warnings } = await checkAll()
    expect(files).toHaveLength(count + 2)
    expect([errors, warnings]).toEqual([[], []])
  })

  it('has posts of about 900 words, without those of code', () => {
    const words = sources.map((source) => readProse(source).split(/\s+/).length)
    expect(Math.round(median(words) / 100)).toBe(9)
    expect(Math.min(...words)).toBeGreaterThan(850)
    expect(Math.max(...words)).toBeLessThan(1050)
  })

  it('has posts with six to eight headings, three or four pieces of code, lists, a table and an excerpt', () => {
    for (const source of sources) {
      const prose = readProse(source)
      expect([6, 7, 8]).toContain(countMatches(prose, /^#+ /gm))
      expect([3, 4]).toContain(countMatches(source, /^```\w+$/gm))
      expect(prose).toMatch(/^- /m)
      expect(prose).toMatch(/^1\. /m)
      expect(prose).toMatch(/^\| --- /m)
      expect(prose).toMatch(/`.+`/)
      expect(prose).toMatch(/_.+_|\*\*.+\*\*/)
      expect(countMatches(prose, /^\{\/\* more \*\/\}$/gm)).toBe(1)
    }
  })

  it('has code in five languages', () => {
    const languages = sources.flatMap((source) => [...source.matchAll(/^```(\w+)$/gm)].map(([, name]) => name))
    expect(new Set(languages)).toEqual(new Set(fenceLanguages))
    expect(fenceLanguages).toHaveLength(5)
  })

  it('links posts with posts that are there', () => {
    for (const source of sources) {
      const slugs = [...source.matchAll(/\]\(\/posts\/(.+?)\/\)/g)].map(([, slug]) => slug)
      expect(slugs).toHaveLength(3)
      expect([...posts.keys()]).toEqual(expect.arrayContaining(slugs))
    }
  })

  it('has two to four of forty tags a post, and ten years of dates', () => {
    const many = Array.from({ length: 1000 }, (_, index) => readFrontmatter(createPost(index, 1000)))
    for (const { tags } of many) expect([2, 3, 4]).toContain(new Set(tags).size)
    expect(new Set(many.flatMap(({ tags }) => tags)).size).toBe(40)
    const years = many.map(({ date }) => new Date(date).getUTCFullYear())
    expect(new Set(years).size).toBe(10)
    expect(many.every(({ date }) => Date.parse(date) < corpusTime)).toBe(true)
  })

  it('has series whose parts are counted from one', () => {
    const parts = new Map<string, number[]>()
    for (const { series, part } of sources.map(readFrontmatter)) {
      if (series) parts.set(series, [...(parts.get(series) ?? []), part].sort())
    }
    expect([...parts.values()]).toEqual([
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5],
    ])
  })

  it('is not written over something else', async () => {
    await expect(writeCorpus(dir, 1)).rejects.toThrow(`${dir} is not empty.`)
  })
})
