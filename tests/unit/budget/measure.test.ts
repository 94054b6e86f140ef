import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Cost, findExcess, limits, measureExport } from '@/lib/budget/measure'

async function measure(files: Record<string, string>): Promise<Cost[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'galley-'))
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(dir, file)), { recursive: true })
    await writeFile(path.join(dir, file), text)
  }
  return measureExport(dir)
}

const gzip = (text: string) => gzipSync(text).length

describe('the cost of a page', () => {
  it('is its files, and what stands around its text', async () => {
    const main = '<main>Text</main>'
    const html = `<!doctype html><style>a{}</style><script src="/site.js" defer></script>${main}`
    expect(await measure({ 'a/index.html': html, 'site.js': 'go()' })).toEqual([
      {
        page: 'a/index.html',
        framework: 0,
        script: gzip('go()'),
        style: gzip('a{}'),
        frame: gzip(html) - gzip(main),
        requests: 3,
      },
    ])
  })

  it("counts Next's scripts apart, but for those that no browser of today loads", async () => {
    const html =
      '<main>Text</main><script src="/_next/a.js"></script><script src="/_next/old.js" nomodule></script><script src="/b.js"></script>'
    const [cost] = await measure({ 'index.html': html, '_next/a.js': 'a()', '_next/old.js': 'old()', 'b.js': 'b()' })
    expect(cost).toMatchObject({ framework: gzip('a()'), script: gzip('b()'), requests: 4 })
  })

  it('is not asked of pages that only lead elsewhere', async () => {
    expect(await measure({ 'old.html': '<p>Now at <a href="/">home</a>' })).toEqual([])
  })
})

describe('the budget', () => {
  const free: Cost = { page: 'a', framework: 0, script: 0, style: 0, frame: 0, requests: 2 }

  it('is kept by what is at its limits', () => {
    expect(findExcess({ ...free, ...limits })).toEqual([])
  })

  it('names everything that is over', () => {
    expect(findExcess({ ...free, script: 4000, style: 7000, frame: 9000, requests: 4 })).toEqual([
      'its script takes 4000 bytes of 3072',
      'its style takes 7000 bytes of 6144',
      'it takes 9000 bytes beyond its text, of 8192',
      'it asks for 4 files, of 3',
    ])
  })

  it('lets an island bring its files, and nothing else', () => {
    expect(findExcess({ ...free, framework: 1, frame: 9000, requests: 9 })).toEqual([])
    expect(findExcess({ ...free, framework: 1, style: 7000 })).toHaveLength(1)
  })
})
