import { describe, expect, it } from 'vitest'
import { snippets } from '@/lib/galley/cli/editor/snippets'
import { componentProps } from '@/lib/galley/markdown/components'
import { postFields } from '@/lib/schema'
import { type Files, svg, writeTemporaryContent } from '../../../support/content'
import { importWith } from '../../../support/modules'

/** What an author may fill in where a snippet leaves a place empty. */
const fillings: Record<string, string> = {
  'Field translationOf': 'original',
  'Field authors': 'mara',
  'Field aliases': '/old.html',
  'Field canonical': 'https://a.example/',
  'Field guid': 'urn:x:1',
  'Field cover': './image.svg',
  'Field lang': 'en',
  Video: 'https://a.example/',
}

/** The text that VS Code makes of a snippet. */
function expand(name: string): string {
  const text = snippets[name]?.body.join('\n') ?? ''
  return text
    .replace(/\$\{\d+\|([^,|]+)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', '2024-02-29')
    .replace(/(?<!\\)\$\d/g, fillings[name] ?? 'text')
    .replaceAll('\\$', '$')
    .replaceAll('image.png', 'image.svg')
}

const original = '---\ntitle: Original\ndate: 2024-02-28\nlang: el\n---\n\nText.\n'

/** What the check and the compiler say of a source. */
async function read(source: string): Promise<string> {
  const images: Files = source.includes('image.svg') ? { 'posts/a/image.svg': svg } : {}
  const dir = await writeTemporaryContent({ 'posts/a/index.mdx': source, 'posts/original.mdx': original, ...images })
  const { checkAll, formatReport, compileBody } = await importWith({ CONTENT_DIR: dir }, async () => ({
    ...(await import('@/lib/galley/check')),
    ...(await import('@/lib/galley/check/report')),
    ...(await import('@/lib/galley/markdown')),
  }))
  await compileBody('posts/a/index.mdx')
  return formatReport((await checkAll()).files)
}

describe('a snippet', () => {
  const bodies = Object.keys(snippets).filter((name) => name !== 'Post' && !name.startsWith('Field '))

  it('begins a post that passes the check', async () => {
    expect(await read(expand('Post'))).toBe('')
  })

  it.each(bodies)('writes "%s" so that it passes the check', async (name) => {
    expect(await read(`---\ntitle: A\ndate: 2024-02-29\n---\n\nText.\n\n${expand(name)}\n`)).toBe('')
  })

  it('writes every field so that it passes the check', async () => {
    const fields = Object.keys(postFields).map((name) => expand(`Field ${name}`))
    expect(await read(`---\n${fields.join('\n')}\n---\n\nText.\n`)).toBe('')
  })

  it('is there for every component', () => {
    expect(Object.keys(snippets)).toEqual(expect.arrayContaining(Object.keys(componentProps)))
  })
})
