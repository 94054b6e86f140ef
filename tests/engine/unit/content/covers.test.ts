import { describe, expect, it } from 'vitest'
import { svg, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'
import { createPost } from '../../support/post'

const post = createPost({ slug: 'a', file: 'posts/a/index.mdx' })

async function getPostImage(url: string | undefined) {
  const dir = await writeTemporaryContent({ 'posts/a/small.svg': svg, 'images/b c.svg': svg })
  const covers = await importWith({ CONTENT_DIR: dir, BASE_PATH: '/blog' }, () => import('@/lib/galley/content/covers'))
  return covers.getPostImage(post, url)
}

describe('an image that a field of a post names', () => {
  it('is found beside the post, with its size', async () => {
    expect(await getPostImage('./small.svg')).toMatchObject({
      src: '/blog/media/posts/a/small.svg',
      width: expect.any(Number),
      height: expect.any(Number),
    })
  })

  it('is found by its path relative to the post, percent-encoded or not', async () => {
    for (const url of ['../../images/b c.svg', '../../images/b%20c.svg']) {
      expect(await getPostImage(url)).toMatchObject({ src: '/blog/media/images/b%20c.svg' })
    }
  })

  it('is none if the post lacks the field', async () => {
    expect(await getPostImage(undefined)).toBeUndefined()
  })

  it('is an error if it is missing or outside of the content', async () => {
    await expect(getPostImage('./missing.svg')).rejects.toThrow('missing.svg')
    await expect(getPostImage('../../../secret.svg')).rejects.toThrow('is outside of the content folder')
  })
})
