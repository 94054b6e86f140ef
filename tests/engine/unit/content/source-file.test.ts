import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'
import { writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

it('a text that the disk does not give is a fault that names the file', async () => {
  const dir = await writeTemporaryContent({ 'posts/a.mdx': 'Text.' })
  execFileSync('mkfifo', [path.join(dir, 'posts', 'pipe.mdx')])
  const { readSourceFile } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/content/source-file'))
  expect(readSourceFile('posts/gone.mdx')).toMatchObject({
    path: 'posts/gone.mdx',
    reason: expect.stringMatching(/^The file cannot be read: ENOENT/),
  })
  expect(readSourceFile('posts/pipe.mdx')).toMatchObject({
    path: 'posts/pipe.mdx',
    reason: 'This is not a regular file.',
  })
  expect(readSourceFile('posts/a.mdx')).toMatchObject({ path: 'posts/a.mdx', encodingFault: undefined })
})
