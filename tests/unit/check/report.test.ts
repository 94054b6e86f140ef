import { expect, it } from 'vitest'
import { writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

it('a report shows each fault with its place, its line, a mark under it and the remedy', async () => {
  const dir = await writeTemporaryContent({
    'posts/a.mdx': '---\ntitle: A\ndate: 2024-02-30\n---\n\nText <Vidoe /> here.\n',
  })
  const { checkAll, formatReport } = await importWith({ CONTENT_DIR: dir }, async () => ({
    ...(await import('@/lib/check')),
    ...(await import('@/lib/check/report')),
  }))
  const { files } = await checkAll()
  expect(
    formatReport(files),
  ).toBe(`content/posts/a.mdx:3:7  error  date-invalid  2024-02-30 is not a day of the calendar.
    3 | date: 2024-02-30
      |       ^^^^^^^^^^
    Write 2024-02-29 or 2024-03-01.

content/posts/a.mdx:6:6  error  component-unknown  There is no component Vidoe.
    6 | Text <Vidoe /> here.
      |      ^^^^^^^^^
    Did you mean Video?`)
})
