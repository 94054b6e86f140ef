import { describe, expect, it } from 'vitest'
import { createSource, type Files, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

describe('a file name that a terminal or a log would not show as it is', () => {
  const names = [
    'posts/a\n::error::b.mdx',
    'posts/a/i\u001b[2J.png',
    'posts/b\u202e.mdx',
    'pages/c\r.mdx',
    'notes\u0085.txt',
  ]

  it.each(names)('is refused, so that no later step prints it: %j', async (name) => {
    const text = createSource({ title: 'A', date: '2024-02-29' }, 'Text.')
    const files: Files = { [name]: text }
    const { checkAll } = await importWith(
      { CONTENT_DIR: await writeTemporaryContent(files) },
      () => import('@/lib/galley/check'),
    )
    const { errors } = await checkAll()
    expect(errors.filter(({ ruleId }) => ruleId === 'file-stray')).toMatchObject([
      {
        file: `content/${name}`,
        reason: 'The name of this file contains an invisible character, such as a line break.',
      },
    ])
  })
})
