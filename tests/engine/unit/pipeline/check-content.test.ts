import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'
import { createSource, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

it('a build does not wait for what is no file, and names it', async () => {
  const dir = await writeTemporaryContent({
    'posts/a/index.mdx': createSource({ title: 'A', date: '2024-02-29' }, 'Text with ![a box](./box.png).'),
  })
  for (const name of ['posts/pipe.mdx', 'posts/a/box.png']) execFileSync('mkfifo', [path.join(dir, name)])
  const { checkContent } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/pipeline/check-content'))
  const { message } = await checkContent().then(
    () => new Error('It passed.'),
    (error: Error) => error,
  )
  expect(message).toContain('content/posts/pipe.mdx:1:1  error  file-unreadable  This is not a regular file.')
  expect(message).toMatch(/content\/posts\/a\/index\.mdx:\d+:\d+ {2}error {2}image-format/)
})
