import { beforeAll, expect, it } from 'vitest'
import { createSource, svg, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

let content: import('@/lib/galley/check/rule').Content
let modules: Awaited<ReturnType<typeof load>>

const load = async () => ({
  ...(await import('@/lib/galley/check')),
  ...(await import('@/lib/galley/check/content')),
  ...(await import('@/lib/galley/check/rules')),
})

beforeAll(async () => {
  const body = '![A](./A.svg)\n\n[B](./gone.png)\n\n'
  const post = createSource({ title: 'A', date: '2024-02-29' }, body.repeat(2000))
  const dir = await writeTemporaryContent({ 'posts/a/index.mdx': post, 'posts/a/a.svg': svg, 'posts/a/A.svg': svg })
  modules = await importWith({ CONTENT_DIR: dir }, load)
  content = modules.readContent()
  for (let index = 0; index < 100_000; index++) content.files.add(`images/${index}.png`)
})

it('a hundred thousand unused images, and thousands of names that are not there, are found in seconds', async () => {
  const rules = modules.rules.filter(({ id }) =>
    ['image-unused', 'path-case', 'image-missing', 'file-stray'].includes(id),
  )
  let number = 0
  for (const { check, checkContent } of rules) {
    for (const entry of content.entries) number += (await check?.(entry, content, []))?.length ?? 0
    number += (await checkContent?.(content))?.length ?? 0
  }
  expect(number).toBe(100_001)
  // Comparing each name with each file would be 200 million comparisons.
}, 20_000)

it('a file with more faults of a rule than anybody reads has them counted', async () => {
  const tags = Array.from({ length: 150 }, () => 'linux')
  const dir = await writeTemporaryContent({
    'posts/a.mdx': createSource({ title: 'A', date: '2024-02-29', tags }, 'Text.'),
  })
  const { checkAll } = await importWith({ CONTENT_DIR: dir }, load)
  const { warnings } = await checkAll()
  expect(warnings).toHaveLength(101)
  expect(warnings[0]).toMatchObject({
    ruleId: 'tag-variant',
    reason: 'This file has 49 more faults of this kind.',
    note: 'Fix the first 100, then check again.',
  })
})
