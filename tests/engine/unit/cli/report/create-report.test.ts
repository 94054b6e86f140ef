import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { createReport } from '@/lib/galley/cli/report/create-report'
import { readExport } from '@/lib/galley/cli/report/read-export'

type Files = Record<string, string>

const origin = 'https://notes.example/blog'

function page(address: string, title: string, main: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><title>${title} · Notes</title><link rel="canonical" href="${origin}${address}">${head}</head><body><main>${main}</main></body></html>`
}

/** A post of a made-up site; what a test does not say is the same in both exports. */
function post(slug: string, title: string, body: string, description = 'What it is.'): Files {
  const address = `/posts/${slug}/`
  const head = `<meta name="description" content="${description}"><meta property="og:image" content="${origin}/cards/${slug}.png">`
  return {
    [`posts/${slug}/index.html`]: page(
      address,
      title,
      `<article class="post"><h1>${title}</h1><div data-feed-content="">${body}</div></article>`,
      head,
    ),
    [`cards/${slug}.png`]: title,
  }
}

function list(file: string, title: string, main: string): Files {
  return { [file]: page(`/${file.replace('index.html', '')}`, title, `<h1>${title}</h1>${main}`) }
}

function entry(slug: string, title: string, excerpt: string): string {
  return `<article class="entry"><h2 class="entry-title"><a href="/blog/posts/${slug}/">${title}</a></h2><div class="entry-excerpt">${excerpt}</div></article>`
}

function alias(file: string, address: string): Files {
  return { [file]: `<title>Moved</title><meta http-equiv="refresh" content="0; url=/blog${address}">` }
}

function feed(...items: Record<string, unknown>[]): Files {
  return {
    'feed.json': JSON.stringify({
      items: items.map(({ slug, ...item }) => ({ url: `${origin}/posts/${slug}/`, content_html: 'Text', ...item })),
    }),
  }
}

const frame = { ...list('index.html', 'Notes', ''), ...list('404.html', 'Not found', '') }

async function write(files: Files): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'galley-'))
  for (const [file, text] of Object.entries({ ...frame, ...files })) {
    await mkdir(path.dirname(path.join(dir, file)), { recursive: true })
    await writeFile(path.join(dir, file), text)
  }
  return dir
}

async function report(base: Files, head: Files, limit?: number): Promise<string> {
  return createReport(await readExport(await write(base)), await readExport(await write(head)), limit)
}

/** Sizes after gzip depend on the version of zlib. */
const maskSizes = (markdown: string) =>
  markdown.replace(/^\| (?:All pages|<code>).*$/gm, (row) => row.replace(/(?<=\| [+-]?)\d+(?= \|)/g, 'n'))

function findParts(markdown: string): Record<'html' | 'code', string[]> {
  const parts: Record<'html' | 'code', string[]> = { html: [], code: [] }
  visit(unified().use(remarkParse).use(remarkGfm).parse(markdown), (node) => {
    if (node.type === 'html' || node.type === 'code') parts[node.type].push(node.value)
  })
  return parts
}

describe('a report', () => {
  it('is a line if nothing differs', async () => {
    const files = post('a', 'A', '<p>Text.</p>')
    expect(await report(files, files)).toBe('Nothing changes for readers: all 4 files are identical.\n')
  })

  it('tells all that a reviewer wants to know', async () => {
    const old = '<p>One sentence. <a href="https://known.example/a">A link</a>.</p>'
    const base = {
      ...list('index.html', 'Notes', entry('a', 'First', '<p>One.</p>')),
      ...post('a', 'First', `${old}<p>The old words stand here.</p>`),
      ...post('b', 'Second', `<p>Unlike any other.</p><p>It moves.</p>`),
      ...post('c', 'Third', '<p>Nobody will miss it.</p>'),
      ...list('tags/x/index.html', 'x', ''),
      ...alias('2020/a.html', '/posts/a/'),
      ...alias('2020/kept.html', '/posts/a/'),
      ...feed({ slug: 'a', id: '1', title: 'First', tags: ['x'], authors: [{ name: 'Mara' }] }),
    }
    const head = {
      ...list('index.html', 'Notes', entry('a', 'First!', '<p>One, and more.</p>')),
      ...post(
        'a',
        'First!',
        `${old}<p>The new words stand here, on <a href="https://new.example/">a host</a>.</p>`,
        'New.',
      ),
      ...post('moved', 'Second', `<p>Unlike any other.</p><p>It moves.</p>`),
      ...alias('2020/kept.html', '/posts/a/'),
      ...alias('new/index.html', '/posts/a/'),
      ...feed({ slug: 'a', id: '2', title: 'First!', tags: ['x', 'y'], authors: [{ name: 'Mara' }] }),
    }
    const markdown = await report(base, head)
    await expect(maskSizes(markdown)).toMatchFileSnapshot('../../../fixtures/report/everything.md')
    expect(await report(base, head)).toBe(markdown)
  })

  it('knows a page that looks other and says the same', async () => {
    const [base, head] = ['a', 'b'].map((name) => list('x/index.html', 'X', `<p class="${name}">Text.</p>`))
    const markdown = await report(base ?? {}, head ?? {})
    expect(markdown).toContain('Pages: 0 added, 0 changed, 0 removed. Files that differ: 1.')
    expect(markdown).not.toContain('### Pages')
  })

  it('counts no post as changed that newer ones have pushed out of the feed', async () => {
    const files = post('a', 'A', '<p>Text.</p>')
    expect(await report({ ...files, ...feed({ slug: 'a', id: '1' }) }, { ...files, ...feed() })).toContain('0 changed')
  })

  it('shows what a page holds, and is not broken by it', async () => {
    const title = '&lt;/summary&gt;&lt;/details&gt;&lt;script&gt;x|y`**'
    const text = '```\n&lt;/details&gt;&lt;script&gt;alert(1)&lt;/script&gt;'
    const markdown = await report({}, post('a', title, `<pre>${text}</pre>`))
    const { html, code } = findParts(markdown)
    expect(html.join('')).not.toMatch(/<script|<\/details>./)
    expect(code.join('\n')).toContain('+```\n+</details><script>alert(1)</script>')
  })

  it('knows where an address leads, however it is written', async () => {
    const body =
      '<a href="//host.example/a">1</a><a href="HTTPS://host.example">2</a><a href="http://[">3</a><a href="/b">4</a>'
    const markdown = await report({}, post('a', 'A', body))
    const [, list = ''] = /### New external links\n\n(.*?)\n\n/s.exec(markdown) ?? []
    expect(list.split('\n')).toEqual([
      '- **host.example** (new host): <code>https&#58;//host.example/</code> on <code>/posts/a/</code>',
      '- **host.example** (new host): <code>https&#58;//host.example/a</code> on <code>/posts/a/</code>',
    ])
  })

  it('names what is too much for a summary', async () => {
    const head = { ...post('a', 'A', '<p>Short.</p>'), ...post('b', 'B', `<p>${'Long text. '.repeat(500)}</p>`) }
    const markdown = await report({}, head, 3000)
    expect(markdown).toContain('+Short.')
    expect(markdown).not.toContain('+Long text.')
    expect(markdown).toMatch(/\nLeft out to stay within GitHub’s size limit: <code>\/posts\/b\/<\/code>\.\n$/)
  })
})

describe('what is no export', () => {
  it('is refused with what to do', async () => {
    const dir = await write({ '404.html': '' })
    await expect(readExport(path.join(dir, 'none'))).rejects.toThrow(
      /^Folder ".*none" does not exist\. Run npm run build first\.$/,
    )
    await writeFile(path.join(dir, 'index.html'), await readFile(path.join(dir, '404.html')))
    await expect(readExport(dir)).rejects.toThrow(/^No built site in ".*"\. Run npm run build first\.$/)
  })
})
