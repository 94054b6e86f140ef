import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeTemporaryContent } from '../../support/content'
import { toContentHtml } from '../../support/content-html'
import { importWith } from '../../support/modules'

const lines = [
  '---',
  'title: A post',
  'date: 2024-02-29',
  'description: >',
  '  Folded',
  '  text',
  '---',
  '',
  'Two  ',
  'lines.',
  '',
  '{/* more */}',
  '',
  '```sh',
  'one',
  '',
  'two',
  '```',
  '',
  '| a | b |',
  '| - | - |',
  '| c | d |',
  '',
  '- [x] done',
  '',
]

const variants = [
  { mark: '', end: '\n' },
  { mark: '\ufeff', end: '\n' },
  { mark: '', end: '\r\n' },
  { mark: '\ufeff', end: '\r\n' },
]

describe('a post', () => {
  it('is the same with a byte order mark and with the line ends of Windows', async () => {
    const dir = await writeTemporaryContent({ 'posts/a.mdx': '' })
    const { checkAll, readContent, compileBody } = await importWith({ CONTENT_DIR: dir }, async () => ({
      ...(await import('@/lib/galley/check')),
      ...(await import('@/lib/galley/check/content')),
      ...(await import('@/lib/galley/markdown')),
    }))
    const results = []
    for (const { mark, end } of variants) {
      writeFileSync(path.join(dir, 'posts', 'a.mdx'), mark + lines.join(end))
      const { errors, warnings } = await checkAll()
      const { entries } = readContent()
      const { content, ...facts } = await compileBody('posts/a.mdx')
      const html = toContentHtml(content)
      results.push({ faults: [...errors, ...warnings], fields: entries[0]?.frontmatter.fields, html, ...facts })
    }
    const [first, ...others] = results
    expect(first).toMatchObject({ faults: [], html: expect.stringContaining('one\n') })
    expect(first?.fields?.get('description')?.value).toBe('Folded text\n')
    for (const other of others) expect(other).toEqual(first)
  })
})
