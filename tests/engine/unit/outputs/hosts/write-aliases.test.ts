import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { select } from 'hast-util-select'
import { describe, expect, it } from 'vitest'
import { createAliasPage } from '@/lib/galley/outputs/hosts/write-aliases'
import { writeTemporaryContent } from '../../../support/content'
import { createExport } from '../../../support/export'
import { importWith } from '../../../support/modules'
import { createPost } from '../../../support/post'

describe('an alias page', () => {
  const page = fromHtml(createAliasPage({ href: '/posts/a/', title: 'A <b> & "c"', lang: 'ar' }))

  it('leads to the post, for readers and for search engines', () => {
    expect(select('meta[http-equiv=refresh]', page)?.properties.content).toBe('0; url=/posts/a/')
    expect(select('link[rel=canonical]', page)?.properties.href).toBe('https://galley.example/posts/a/')
    expect(select('a', page)?.properties.href).toBe('/posts/a/')
    expect(select('meta[name=robots]', page)?.properties.content).toBe('noindex')
  })

  it('has the title and the language of the post', () => {
    expect(select('title', page)?.children).toMatchObject([{ type: 'text', value: 'A <b> & "c"' }])
    expect(select('html', page)?.properties.lang).toBe('ar')
    expect(select('meta[charset]', page)?.properties.charSet).toBe('utf-8')
  })
})

describe('alias pages', () => {
  it.each(['', '/blog'])('are files at the addresses, with the base path %j in links alone', async (basePath) => {
    const dir = path.join(await writeTemporaryContent({}), 'out')
    const { writeAliases } = await importWith(
      { BASE_PATH: basePath },
      () => import('@/lib/galley/outputs/hosts/write-aliases'),
    )
    const posts = [createPost({ slug: 'a', aliases: ['/2024/02/29/a.html', '/old/'] }), createPost({ slug: 'b' })]
    const page = { slug: 'about', file: 'pages/about.mdx', title: 'About', description: undefined }
    const contentPages = [{ ...page, aliases: ['/about.html'] }]
    expect(await writeAliases(createExport({ dir, posts, contentPages }))).toBe('3 pages')
    expect(await readFile(path.join(dir, 'about.html'), 'utf8')).toContain(`url=${basePath}/about/"`)
    expect(await writeAliases(createExport({ dir, contentPages }))).toBe('1 page')
    for (const file of ['2024/02/29/a.html', 'old/index.html']) {
      expect(await readFile(path.join(dir, file), 'utf8')).toContain(`url=${basePath}/posts/a/"`)
    }
  })
})
