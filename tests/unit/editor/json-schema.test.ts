import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { authorsSchema, pageSchema, postSchema } from '@/lib/editor/json-schema'
import { authorFields, pageFields, postFields, updateFields } from '@/lib/schema'
import { authors, createSource, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

const isPost = createTest(postSchema)

function createTest(schema: Record<string, unknown>): (value: unknown) => boolean {
  const read = z.fromJSONSchema(schema)
  return (value) => read.safeParse(value).success
}

/** The rules of the content check that find a fault in a post with these fields. */
async function check(facts: Record<string, unknown>): Promise<unknown[]> {
  const dir = await writeTemporaryContent({ 'posts/a.mdx': createSource(facts, 'Text.') })
  const { checkAll } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/check'))
  return (await checkAll()).files.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))
}

describe('the JSON Schema of a post', () => {
  it.each([
    {},
    { date: '2024-02-29T18:00:00+02:00', updated: '2024-03-01', tags: ['a', 'b'], authors: ['mara'], lang: 'en' },
    { updates: [{ date: '2024-03-01', note: 'A' }], updated: '2024-03-01' },
    { draft: true, unlisted: false, toc: false, series: 'A', part: 2, aliases: ['/old.html'], tags: [] },
    { description: 'D', canonical: 'https://a.example/', guid: 'urn:x:1' },
  ])('takes %j, as the check does', async (facts) => {
    const post = { title: 'A', date: '2024-02-29', ...facts }
    expect(await check(post)).toEqual([])
    expect(isPost(post)).toBe(true)
  })

  it.each([
    { title: undefined },
    { date: undefined },
    { title: 1 },
    { title: ' ' },
    { tag: ['a'] },
    { tags: 'a' },
    { tags: [1] },
    { tags: [''] },
    { draft: 'yes' },
    { part: 0, series: 'A' },
    { part: 1.5, series: 'A' },
    { date: '29.2.2024' },
    { date: '2024-02-29T18:00:00' },
    { updated: 'now' },
    { updates: ['A'] },
    { updates: { date: '2024-03-01', note: 'A' } },
    { updates: [{ date: '2024-03-01' }] },
    { updates: [{ date: 'now', note: 'A' }] },
    { updates: [{ date: '2024-03-01', note: 'A', by: 'mara' }] },
  ])('refuses %j, as the check does', async (facts) => {
    const post = JSON.parse(JSON.stringify({ title: 'A', date: '2024-02-29', ...facts }))
    expect(await check(post)).not.toEqual([])
    expect(isPost(post)).toBe(false)
  })
})

describe('the JSON Schemas', () => {
  it('describe every field in the words of lib/schema.ts', () => {
    const texts = JSON.stringify([postSchema, pageSchema, authorsSchema])
    for (const { description } of [postFields, updateFields, pageFields, authorFields].flatMap((fields) =>
      Object.values(fields),
    )) {
      expect(texts).toContain(JSON.stringify(description))
    }
  })

  it('know the authors and the pages', () => {
    expect(createTest(authorsSchema)(parse(authors))).toBe(true)
    expect(createTest(authorsSchema)({ authors: [{ key: 'mara' }] })).toBe(false)
    expect(createTest(pageSchema)({ title: 'About' })).toBe(true)
    expect(createTest(pageSchema)({ title: 'About', date: '2024-02-29' })).toBe(false)
  })
})
