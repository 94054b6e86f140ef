import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSource, type Files, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

const fields = { title: 'A', date: '2024-02-29' }
const createPost = (body: string) => createSource(fields, body)

/** Checks a blog as a build does; a text may keep the parser busy for `seconds`. */
async function check(files: Files, seconds?: number): Promise<string[]> {
  const dir = await writeTemporaryContent(files)
  const { checkInThread } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/check/supervise'))
  const { errors } = await checkInThread({}, undefined, seconds)
  return errors.map(
    ({ file, line, ruleId, reason }) => `${file?.replace(/^.*\/posts/, 'posts')}:${line ?? ''} ${ruleId}: ${reason}`,
  )
}

it('a thread that is kept checks again', async () => {
  const dir = await writeTemporaryContent({ 'posts/a.mdx': createPost('Text.'), 'posts/b.mdx': createPost('<xmp>') })
  const { checkInThread } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/check/supervise'))
  const first = await checkInThread({ only: new Set(['posts/a.mdx']), keep: true })
  const all = await checkInThread({ keep: true })
  expect([first.errors.length, all.errors.length]).toEqual([0, 1])
})

describe('a text that takes too long to read', () => {
  it.each([
    ['a brace with a quote, and many that might end it', `{"${'}'.repeat(40_000)}`],
    ['a comment that is not closed', `{/* ${'} '.repeat(30_000)}`],
    ['an attribute that is not closed', `<a b={"${'}'.repeat(40_000)}`],
    ['emphasis that opens and opens', '*a_ '.repeat(24_000)],
    ['quotes with lazy lines', '> a\nb\n'.repeat(15_000)],
    ['a formula of nothing but braces', `$$\n${'{'.repeat(2_500)}\n$$`],
    ['a listing within a comment, and what follows it', `{/*\n\`\`\`\n*/}\n\n${'*a_ '.repeat(20_000)}`],
    ['brackets within brackets', '['.repeat(50_000)],
    ['images within images', '![a]('.repeat(15_000)],
    ['a quote within a quote, deep down', `${'>'.repeat(5_000)} a`],
  ])('is that file’s fault, and the check ends: %s', async (_, body) => {
    const found = await check({ 'posts/bomb.mdx': createPost(body), 'posts/sound.mdx': createPost('Text.') }, 20)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^posts\/bomb\.mdx:/)
  })

  it.each([
    ['overflows the stack', '{'.repeat(2_500) + '}'.repeat(2_500)],
    ['overflows the stack before it ends', '{'.repeat(20_000)],
    ['becomes elements within elements', `${'\\sqrt{'.repeat(400)}a${'}'.repeat(400)}`],
  ])('is found in its line if it is a formula that %s', async (_, formula) => {
    expect(await check({ 'posts/bomb.mdx': createPost(`Text.\n\n$$\n${formula}\n$$`) })).toEqual([
      'posts/bomb.mdx:8 math-invalid: This formula is nested too deeply.',
    ])
  })

  // As lines cost far more than their characters, the deadline would be the first to end these.
  it.each([
    ['an export with a text that does not end', `export const a = \`${'\n'.repeat(30_000)}`],
    ['braces with a text that does not end', `{\`${'\n}'.repeat(30_000)}`],
    ['braces in a paragraph', `a {\`${'\n}'.repeat(15_000)}`],
    ['an attribute with a text that does not end', `<a b={\`${'\n}'.repeat(15_000)}`],
  ])('is refused at its line as soon as its budget is spent: %s', async (_, body) => {
    expect(await check({ 'posts/bomb.mdx': createPost(body) })).toEqual([
      'posts/bomb.mdx:6 body-excess: The code that starts here takes too long to parse.',
    ])
  })

  it('leaves the faults of all other files to be found', async () => {
    const files = { 'posts/bomb.mdx': createPost(`{"${'}'.repeat(40_000)}`), 'posts/faulty.mdx': createPost('<xmp>') }
    const found = await check(files, 20)
    expect(found.map((fault) => fault.split(':')[0])).toEqual(['posts/bomb.mdx', 'posts/faulty.mdx'])
  })

  // What people paste and programs print, and what no limit knows by name.
  const pieces = [
    ...['{"', '}', '{', '{/*', '*/}', '<a b={', '<b>', '</b>', '<!--', '*a_ ', '**', '_', '~~', '`', '``', '$$', '$'],
    ...[
      '> ',
      '>',
      '- ',
      '1. ',
      '\t',
      '    ',
      '[',
      ']',
      '![',
      '](',
      '[a]: b',
      '[^a]',
      '[^a]: ',
      '| ',
      '|-',
      '\n',
      '\n\n',
    ],
    ...[
      '&amp;',
      '&',
      '\\',
      '#',
      '===\n',
      '---\n',
      '```\n',
      ':',
      '^',
      'https://a.b/',
      'www.a',
      'a@b.c ',
      '😀',
      '"',
      "'",
      '...',
    ],
  ]
  const bomb = fc
    .tuple(
      fc.array(fc.constantFrom(...pieces), { maxLength: 3 }),
      fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1_000, max: 95_000 }),
    )
    .map(([prefix, unit, size]) => {
      const text = unit.join('')
      return prefix.join('') + text.repeat(Math.ceil(size / text.length))
    })

  it('is reported by its name or found to be sound, whatever it repeats', async () => {
    await fc.assert(
      fc.asyncProperty(bomb, async (body) => {
        const found = await check({ 'posts/bomb.mdx': createPost(body) }, 5)
        for (const fault of found) expect(fault).toMatch(/^posts\/bomb\.mdx:/)
      }),
      { numRuns: 20, seed: 20 },
    )
  }, 300_000)
})
