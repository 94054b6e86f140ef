import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Cost, findExcess, limits, measureExport } from '@/lib/galley/cli/budget/measure'

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
    const html = `<!doctype html><style>a{}</style><script>on()</script><script src="/site.js" defer></script>${main}`
    expect(await measure({ 'a/index.html': html, 'site.js': 'go()' })).toEqual([
      {
        page: 'a/index.html',
        html: gzip(html),
        framework: 0,
        script: gzip('go()') + gzip('on()'),
        style: gzip('a{}'),
        frame: gzip(html) - gzip(main),
        requests: 3,
      },
    ])
  })

  it('counts what Next brings apart, but for scripts that no browser of today loads', async () => {
    const next =
      '<script src="/_next/a.js"></script><script src="/_next/old.js" nomodule></script><script>self.__next_f.push(1)</script>'
    const page = (scripts: string) => `<main>Text</main>${scripts}<script src="/b.js"></script>`
    const files = { '_next/a.js': 'a()', '_next/old.js': 'old()', 'b.js': 'b()' }
    const [cost] = await measure({ ...files, 'index.html': page(next) })
    const [bare] = await measure({ ...files, 'index.html': page('') })
    const payload = gzip(page(next)) - gzip(page(''))
    expect(cost).toEqual({ ...bare, html: gzip(page(next)), framework: gzip('a()') + payload })
    expect(cost).toMatchObject({ script: gzip('b()'), requests: 3 })
  })

  it('counts a script of another site as a request, whose size nobody here knows', async () => {
    const html = '<main>Text</main><script src="https://stats.example/script.js" defer></script>'
    const [cost] = await measure({ 'index.html': html })
    expect(cost).toMatchObject({ script: 0, requests: 3 })
    const [relative] = await measure({ 'index.html': html.replace('https:', '') })
    expect(relative).toMatchObject({ script: 0, requests: 3 })
  })

  it('is not asked of pages that only lead elsewhere', async () => {
    expect(await measure({ 'old.html': '<p>Now at <a href="/">home</a>' })).toEqual([])
  })
})

describe('the budget', () => {
  const free: Cost = { page: 'a', html: 0, framework: 0, script: 0, style: 0, frame: 0, requests: 2 }

  it('is kept by what is at its limits', () => {
    expect(findExcess({ ...free, ...limits })).toEqual([])
  })

  it('names everything that is over', () => {
    expect(findExcess({ ...free, script: 4000, style: 7000, frame: 9000, requests: 4 })).toEqual([
      'scripts take 4000 bytes; the limit is 3584',
      'styles take 7000 bytes; the limit is 6144',
      'HTML outside <main> takes 9000 bytes; the limit is 8192',
      'the page makes 4 requests; the limit is 3',
    ])
  })

  it('does not limit what an island brings', () => {
    expect(findExcess({ ...free, framework: 200_000 })).toEqual([])
  })
})
