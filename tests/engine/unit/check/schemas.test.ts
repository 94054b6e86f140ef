import { afterEach, describe, expect, it, vi } from 'vitest'
import { svg, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

afterEach(() => vi.doUnmock('@/lib/schema'))

/** What the check says of a post with this frontmatter, in a blog that has declared three fields of its own. */
async function check(frontmatter: string): Promise<string[]> {
  const schema = await vi.importActual<typeof import('@/lib/schema')>('@/lib/schema')
  const own = {
    subtitle: { type: 'string' },
    eventDate: { type: 'string', kind: 'date' },
    thumbnail: { type: 'string', kind: 'image' },
    thumbnailAlt: { type: 'string' },
    banner: { type: 'string', kind: 'image' },
  }
  vi.doMock('@/lib/schema', () => ({ ...schema, postFields: { ...schema.postFields, ...own } }))
  const dir = await writeTemporaryContent({
    'posts/foo/index.mdx': `---\ntitle: A\ndate: 2024-02-29\n${frontmatter}\n---\n\nText.\n`,
    'posts/foo/small.svg': svg,
    'posts/foo/broken.png': 'not an image',
  })
  const { checkAll } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/check'))
  return (await checkAll()).files
    .flatMap(({ messages }) => messages)
    .map(({ line, column, ruleId, reason }) => `${line}:${column} ${ruleId} ${reason}`)
    .filter((message) => !message.includes('image-unused'))
}

describe('a field that lib/schema.ts declares', () => {
  it.each([
    ['as a text', 'subtitle: A text'],
    ['as a date', 'eventDate: 2024-03-01T18:00:00+01:00'],
    ['as an image, with what it shows', 'thumbnail: ./small.svg\nthumbnailAlt: A square'],
    ['as an image that has no field for what it shows', 'banner: ./small.svg'],
  ])('%s may be in a post', async (_, frontmatter) => {
    expect(await check(frontmatter)).toEqual([])
  })

  it('as a date holds a day of the calendar', async () => {
    expect(await check('eventDate: 2024-02-30')).toEqual([expect.stringMatching(/^4:12 date-invalid .*2024-02-30/)])
  })

  it('as an image names a file that is there', async () => {
    expect(await check('banner: ./smal.svg')).toEqual([expect.stringMatching(/^4:9 image-missing .*smal\.svg/)])
  })

  it('as an image names an image', async () => {
    expect(await check('banner: ./broken.png')).toEqual([expect.stringMatching(/^4:9 image-format /)])
  })

  it('as an image has its description, if there is a field for that', async () => {
    expect(await check('thumbnail: ./small.svg')).toEqual([
      expect.stringMatching(/^4:1 image-missing The field "thumbnail" needs a description in "thumbnailAlt"/),
    ])
  })

  it('is the only one of its name', async () => {
    expect(await check('thumbnial: ./small.svg')).toEqual([expect.stringMatching(/^4:1 field-unknown .*thumbnial/)])
  })
})
