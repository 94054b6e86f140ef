import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseXml } from '@rgrove/parse-xml'
import { describe, expect, it } from 'vitest'
import { maxAddresses, splitSitemap } from '@/lib/galley/outputs/sitemap/split-sitemap'

const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** Splits a sitemap of `count` pages, the first of which has no date, and returns the files by their names. */
async function split(count: number, max?: number): Promise<Record<string, string>> {
  const dir = await mkdtemp(path.join(tmpdir(), 'galley-'))
  const entries = Array.from({ length: count }, (_, page) => {
    const date = page === 0 ? '' : `<lastmod>2024-01-${String(page % 28 || 28).padStart(2, '0')}T00:00:00Z</lastmod>\n`
    return `<url>\n<loc>https://galley.example/${page}/</loc>\n${date}</url>\n`
  })
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${namespace}>\n${entries.join('')}</urlset>\n`
  await writeFile(path.join(dir, 'sitemap.xml'), text)
  await splitSitemap({ dir }, max)
  const files = (await readdir(dir)).sort()
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(path.join(dir, file), 'utf8')])),
  )
}

const getUrls = (xml = '') => Array.from(xml.matchAll(/<loc>(.*?)<\/loc>/g), ([, url]) => url)

describe('a sitemap', () => {
  it('of as many addresses as the protocol allows is left as it is', async () => {
    const files = await split(3, 3)
    expect(Object.keys(files)).toEqual(['sitemap.xml'])
    expect(files['sitemap.xml']).toMatch(/<urlset/)
  })

  it('of more is an index of several, each with the date of its latest page', async () => {
    const files = await split(7, 3)
    expect(Object.keys(files)).toEqual(['sitemap-1.xml', 'sitemap-2.xml', 'sitemap-3.xml', 'sitemap.xml'])
    for (const text of Object.values(files)) parseXml(text)
    expect(getUrls(files['sitemap.xml'])).toEqual([1, 2, 3].map((part) => `https://galley.example/sitemap-${part}.xml`))
    expect(files['sitemap.xml']?.match(/<lastmod>.*?</g)).toEqual(
      ['02', '05', '06'].map((day) => `<lastmod>2024-01-${day}T00:00:00Z<`),
    )
    const parts = [1, 2, 3].map((part) => getUrls(files[`sitemap-${part}.xml`]))
    expect(parts.map(({ length }) => length)).toEqual([3, 3, 1])
    expect(parts.flat()).toEqual(Array.from({ length: 7 }, (_, page) => `https://galley.example/${page}/`))
    expect(files['sitemap-1.xml']).toContain(`<urlset ${namespace}>`)
  })

  it('may have 50,000 addresses', async () => {
    expect(maxAddresses).toBe(50_000)
    expect(Object.keys(await split(50_001))).toEqual(['sitemap-1.xml', 'sitemap-2.xml', 'sitemap.xml'])
  })
})
