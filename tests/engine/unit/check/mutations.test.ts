import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createSource } from '../../support/content'
import { importWith } from '../../support/modules'

const blogDir = fileURLToPath(new URL('../../fixtures/blog', import.meta.url))
const contentDir = path.join(mkdtempSync(path.join(tmpdir(), 'galley-')), 'content')
const slugs = readdirSync(path.join(blogDir, 'posts'))
const stub = createSource({ title: 'A stub', date: '2018-01-01' }, 'Text.')

/** What goes wrong with MDX, YAML, bytes and the programs that read them. */
const fragments = [
  '<',
  '{',
  '}',
  '</',
  '<!--',
  '<a>',
  '</a>',
  '<Video',
  '<kbd>',
  '{/*',
  '*/}',
  '{1}',
  '<>',
  '<x.y />',
  '`',
  '```',
  '~~~',
  '$$',
  '[^1]',
  '[^1]: ',
  '[a]: ',
  '![',
  '](',
  '![a](b.png)',
  '\\',
  '|',
  '| - |\n|-|\n',
  '> ',
  '> [!NOTE]\n',
  '- ',
  '1. ',
  '\t',
  '    ',
  '# ',
  '######## ',
  '---\n',
  '---js\n',
  '+++\n',
  '***',
  '___',
  '"',
  "'",
  ': ',
  '#',
  ' #',
  '&a',
  '*a',
  '!x ',
  '[',
  ']',
  '@',
  '%',
  'import x from "y"\n',
  'export const a = 1\n',
  'title:\n',
  'date: 2024-02-30\n',
  'tags: x\n',
  'draft: yes\n',
  '__proto__: 1\n',
  '? ',
  '\r',
  '\r\n',
  '\0',
  '\u0085',
  '\u2028',
  '\u200b',
  '\u202e',
  '\ufeff',
  '\ufffd',
  '😀',
  'é',
  '网络',
  '{/* check-ignore x: y */}\n',
  '# check-ignore\n',
  '\n\n',
  '- [x] ',
  'https://',
  '<https://a>',
  '//',
  'javascript:',
  '%zz',
  '{"a"',
  '{`${',
  '<a href={',
  '<a {...b}',
  'ﬁ',
  '\ud83d',
].map((text) => Buffer.from(text))

const at = fc.double({ min: 0, max: 1, noNaN: true })
const edit = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at, bytes: fc.constantFrom(...fragments) }),
  fc.record({ kind: fc.constant('delete' as const), at, length: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant('flip' as const), at, bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('double line' as const), at }),
  fc.record({ kind: fc.constant('swap lines' as const), at, other: at }),
  fc.record({ kind: fc.constant('cut off' as const), at }),
)
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

function apply(bytes: Buffer, change: Edit): Buffer {
  const offset = Math.floor(change.at * bytes.length)
  const replace = (length: number, ...parts: Uint8Array[]) =>
    Buffer.concat([bytes.subarray(0, offset), ...parts, bytes.subarray(offset + length)])
  if (change.kind === 'insert') return replace(0, change.bytes)
  if (change.kind === 'delete') return replace(change.length)
  if (change.kind === 'flip') return replace(1, Buffer.from([(bytes[offset] ?? 0) ^ (1 << change.bit)]))
  if (change.kind === 'cut off') return bytes.subarray(0, offset)
  const lines = bytes.toString('latin1').split('\n')
  const index = Math.floor(change.at * (lines.length - 1))
  const line = lines[index] ?? ''
  if (change.kind === 'double line') lines.splice(index, 0, line)
  else {
    const other = Math.floor(change.other * (lines.length - 1))
    lines[index] = lines[other] ?? ''
    lines[other] = line
  }
  return Buffer.from(lines.join('\n'), 'latin1')
}

async function load() {
  return importWith({ CONTENT_DIR: contentDir }, async () => ({
    ...(await import('@/lib/galley/check')),
    ...(await import('@/lib/galley/check/report')),
    ...(await import('@/lib/galley/markdown')),
  }))
}
let modules: Awaited<ReturnType<typeof load>>

beforeAll(async () => {
  cpSync(blogDir, contentDir, { recursive: true })
  for (const slug of slugs) writeFileSync(path.join(contentDir, 'posts', slug, 'index.mdx'), stub)
  modules = await load()
})

/** Whether the check has nothing against a post; then it also has to compile. */
async function isAccepted(slug: string, bytes: Buffer): Promise<boolean> {
  const file = path.join(contentDir, 'posts', slug, 'index.mdx')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, bytes)
  const { files, errors } = await modules.checkAll()
  modules.formatReport(files)
  if (errors.length === 0) {
    await modules.compileBody(`posts/${slug}/index.mdx`)
    await modules.compileExcerpt(`posts/${slug}/index.mdx`, `/posts/${slug}/`)
  }
  writeFileSync(file, stub)
  return errors.length === 0
}

describe('a post as it is', () => {
  it.each(slugs)('is accepted: %s', async (slug) => {
    expect(await isAccepted(slug, readFileSync(path.join(blogDir, 'posts', slug, 'index.mdx')))).toBe(true)
  })
})

describe('a post with mistakes', () => {
  it('never breaks the check, and compiles if that accepts it', async () => {
    let accepted = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...slugs),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        async (slug, edits) => {
          const original = readFileSync(path.join(blogDir, 'posts', slug, 'index.mdx'))
          if (await isAccepted(slug, edits.reduce(apply, original))) accepted++
        },
      ),
      // Whoever changes something is to see what it breaks, not who comes by later.
      {
        numRuns: 200,
        seed: 2024,
        endOnFailure: true,
      },
    )
    expect(accepted).toBeGreaterThan(10)
  }, 600_000)
})
