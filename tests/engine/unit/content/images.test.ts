import path from 'node:path'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { imageHref } from '@/lib/galley/addresses/urls'
import { findImages, isContentImage, resolveAddress } from '@/lib/galley/content/images'
import { svg, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

describe('isContentImage', () => {
  it.each([
    ['./photo.jpg', true],
    ['../../images/photo.jpg', true],
    ['photo.jpg', true],
    ['/photo.jpg', false],
    ['//cdn.example/photo.jpg', false],
    ['https://cdn.example/photo.jpg', false],
    ['data:image/png;base64,AA', false],
    ['#photo', false],
  ])('of %s is %s', (url, expected) => {
    expect(isContentImage(url)).toBe(expected)
  })
})

describe('an image of the content folder', () => {
  it('has an address and its size', async () => {
    const dir = await writeTemporaryContent({ 'posts/a/my photo.svg': svg })
    const { getImage } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/content/images'))
    expect(await getImage('posts/a/my photo.svg')).toEqual({
      src: '/media/posts/a/my%20photo.svg',
      width: 40,
      height: 30,
    })
  })

  it('has the size in which it is seen, if EXIF turns it', async () => {
    const turned = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const dir = await writeTemporaryContent({ 'turned.jpg': turned })
    const { getImage } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/content/images'))
    expect(await getImage('turned.jpg')).toMatchObject({ width: 30, height: 40 })
  })

  it('lies in that folder', async () => {
    const dir = await writeTemporaryContent({})
    const { resolveImage } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/content/images'))
    expect(resolveImage('posts/../a.svg')).toBe(path.join(dir, 'a.svg'))
    expect(() => resolveImage('../a.svg')).toThrow('"../a.svg" is outside of the content folder.')
    expect(() => resolveImage('../content-of-another/a.svg')).toThrow('is outside of the content folder.')
  })
})

describe('resolveAddress', () => {
  it.each([
    ['./my photo.jpg', 'posts/a/my photo.jpg'],
    ['my%20photo.jpg', 'posts/a/my photo.jpg'],
    ['../../images/photo.jpg?1#2', 'images/photo.jpg'],
    ['./100% sure.jpg', 'posts/a/100% sure.jpg'],
  ])('takes %s for the file %s', (url, file) => {
    expect(resolveAddress('posts/a/index.mdx', url)).toBe(file)
  })
})

describe('findImages', () => {
  it('finds an image whose name holds what HTML and addresses write otherwise', () => {
    const name = `posts/a/Mara's "<photo> & more, 100%".svg`
    const page = renderToStaticMarkup(createElement('img', { src: imageHref(name) }))
    // React has it loaded ahead, too.
    expect(new Set(findImages(page))).toEqual(new Set([name]))
  })

  it('finds what a page shows and links, by its path in the content folder', () => {
    const page =
      '<img src="/media/posts/a/my%20photo.svg"><a href="/media/b.png">B</a><img src="/other.png"><p>src="/media/c.png"</p>'
    expect(findImages(page)).toEqual(['posts/a/my photo.svg', 'b.png'])
  })
})
