import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { findFrontmatter, removeFrontmatter } from '@/lib/galley/content/frontmatter-block'
import { writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'
import { createPost } from '../../support/post'

describe('the frontmatter of a text', () => {
  it.each([
    ['---\ntitle: A\n---\n\nText.', 'title: A', '\nText.'],
    ['--- \ntitle: A\n---\t \nText.', 'title: A', 'Text.'],
    ['---\ntitle: A\n---', 'title: A', ''],
    ['---\n---\nText.', '', 'Text.'],
    ['---\n\n---\nText.', '', 'Text.'],
    ['---\na: 1\n----\n---x\n ---\n---\nText.', 'a: 1\n----\n---x\n ---', 'Text.'],
    ['---\na: 1\u2028---\u2028b: 2\n---\nText.', 'a: 1\u2028---\u2028b: 2', 'Text.'],
  ])('is between two lines of dashes: %j', (text, yaml, body) => {
    expect(findFrontmatter(text)?.yaml).toBe(yaml)
    expect(removeFrontmatter(text)).toBe(body)
  })

  it.each([
    '',
    '---',
    '---\ntitle: A',
    '\n---\n---',
    ' ---\n---',
    '---js\n---',
    '--- js\n---',
    '----\n---',
    'Text.\n---\n---',
  ])('is not there in %j', (text) => {
    expect(findFrontmatter(text)).toBeUndefined()
    expect(removeFrontmatter(text)).toBe(text)
  })
})

describe('private comments of the frontmatter', () => {
  const word = 'zyxprivate'
  const file = 'posts/a.mdx'
  let dir: string
  let read: () => Promise<string>

  beforeAll(async () => {
    dir = await writeTemporaryContent({ [file]: '' })
    read = await importWith({ CONTENT_DIR: dir }, async () => {
      const { checkAll } = await import('@/lib/galley/check')
      const { compileBody, compileExcerpt } = await import('@/lib/galley/markdown')
      const { createPostText } = await import('@/lib/galley/outputs/texts/plain-text')
      return async () => {
        const { errors } = await checkAll()
        expect(errors.map(({ reason }) => reason)).toEqual([])
        const { content, excerpt } = await compileBody(file)
        const texts = [
          await createPostText(createPost({ file }), new Map()),
          content,
          excerpt,
          await compileExcerpt(file, '/posts/a/'),
        ]
        return texts.map(String).join('\n')
      }
    })
  })

  it('are in no published text, however the block is written', async () => {
    const spaces = fc.constantFrom('', ' ', '\t', '   \t')
    const comment = fc.constantFrom(`# ${word}`, `  # ${word}`, `# ${word}: {/* */}`, `# --- ${word}`, '')
    const body = fc.constantFrom('Text.', 'Text {/* aside */}here.', 'One.\n\n{/* more */}\n\nTwo.', 'A.\n\n---\n\nB.')
    const fields = ['title: A', 'date: 2024-02-29']
    await fc.assert(
      fc.asyncProperty(
        spaces,
        spaces,
        fc.array(comment, { minLength: 3, maxLength: 3 }),
        body,
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '\ufeff'),
        fc.constantFrom('', '\n'),
        async (opening, closing, [first = '', second = '', third = ''], text, lineEnd, mark, last) => {
          const lines = [
            `---${opening}`,
            first,
            fields[0],
            second,
            `${fields[1]} ${third.trim()}`,
            `---${closing}`,
            text,
          ]
          await writeFile(path.join(dir, file), mark + lines.join('\n').concat(last).replaceAll('\n', lineEnd))
          expect(await read()).not.toContain(word)
        },
      ),
      { seed: 20, numRuns: 150 },
    )
  })

  it('are not what a post is that ends at its frontmatter', async () => {
    const { createPostText } = await importWith(
      { CONTENT_DIR: dir },
      () => import('@/lib/galley/outputs/texts/plain-text'),
    )
    for (const end of ['---', '---\n', '--- ', '---\t\n']) {
      await writeFile(path.join(dir, file), `---\ntitle: A # ${word}\n${end}`)
      expect(await createPostText(createPost({ file }), new Map())).not.toMatch(new RegExp(`${word}|title: A`))
    }
  })
})
