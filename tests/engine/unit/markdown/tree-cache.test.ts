import { cp, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createFile } from '@/lib/galley/content/source'
import { importWith } from '../../support/modules'

let root = ''

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'galley-'))
  vi.spyOn(process, 'cwd').mockReturnValue(root)
})

const load = (variables: Record<string, string> = { CLEAN: '0' }) =>
  importWith(variables, async () => ({
    ...(await import('@/lib/galley/markdown/tree-cache')),
    ...(await import('@/lib/galley/markdown/syntax')),
  }))

const folder = () => path.join(root, '.next/cache/galley/trees')
const listKept = () => readdir(folder()).catch(() => [])

const text = `---
title: A post
---

An excerpt, with \`code\` and $$x^2$$.

{/* more */}

| a | b |
| - | - |
| 1 | <kbd title="2">2</kbd> |

\`\`\`ts title="a.ts"
const a = 1
\`\`\`

- [ ] A task[^1] and https://example.org

[^1]: A note.
`
const source = createFile('posts/a/index.mdx', text)

describe('a tree that was kept', () => {
  it('is the one that the parser makes', async () => {
    const { cacheTree, parseMarkdown, readTree } = await load()
    const parsed = parseMarkdown(source)
    cacheTree(source, parsed)
    expect((await listKept()).length).toBe(1)
    expect(readTree(source)).toEqual(JSON.parse(JSON.stringify(parsed)))
  })

  it('is what pages are made of', async () => {
    const { cacheTree, parseMarkdown } = await load()
    const other = createFile('posts/a/index.mdx', text.replace('An excerpt', 'Another one'))
    cacheTree(source, parseMarkdown(other))
    await mkdir(path.join(root, 'content/posts/a'), { recursive: true })
    await writeFile(path.join(root, 'content/posts/a/index.mdx'), text)
    const { compileBody } = await importWith(
      { CONTENT_DIR: path.join(root, 'content') },
      () => import('@/lib/galley/markdown'),
    )
    expect((await compileBody('posts/a/index.mdx')).excerpt).toContain('Another one')
  })

  it.each([
    ['a comment', 'Text. {/* for my eyes only */}'],
    ['an expression', 'Text, {1n + 1n}.'],
    ['a prop that is code', '<Note level={/a/} />'],
    ['an import', "import a from './a.ts'\n\nText."],
  ])('is none with %s in it', async (_, body) => {
    const { cacheTree, parseMarkdown, readTree } = await load()
    const file = createFile('posts/a/index.mdx', body)
    cacheTree(file, parseMarkdown(file))
    expect(await listKept()).toEqual([])
    expect(readTree(file)).toEqual(parseMarkdown(file))
  })

  it('is none if it is damaged', async () => {
    const { cacheTree, parseMarkdown, readTree } = await load()
    cacheTree(source, parseMarkdown(source))
    const [name = ''] = await listKept()
    const file = path.join(folder(), name)
    await writeFile(file, (await readFile(file, 'utf8')).replace('A note', 'No note'))
    expect(readTree(source)).toEqual(parseMarkdown(source))
  })

  it('is none to another grammar, or to a clean build', async () => {
    const { cacheTree, parseMarkdown } = await load()
    cacheTree(source, { ...parseMarkdown(source), children: [] })
    expect((await load()).readTree(source).children).toEqual([])
    expect((await load({ CLEAN: '1' })).readTree(source).children.length).toBeGreaterThan(5)
    await cp('package.json', path.join(root, 'package-lock.json'))
    expect((await load()).readTree(source).children.length).toBeGreaterThan(5)
  })

  it('is thrown away once no text is that of its source', async () => {
    const { cacheTree, parseMarkdown, sweepTrees } = await load()
    const other = createFile('posts/b.mdx', 'Another text.')
    for (const file of [source, other]) cacheTree(file, parseMarkdown(file))
    sweepTrees([source, other])
    expect((await listKept()).length).toBe(2)
    const later = await load()
    later.sweepTrees([other])
    expect((await listKept()).length).toBe(1)
  })
})
