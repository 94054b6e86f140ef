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

async function getSize(name: string, image: string | Uint8Array) {
  const dir = await writeTemporaryContent({ [name]: image })
  const { getImage } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/content/images'))
  const { width, height } = await getImage(name)
  return { width, height }
}

const drawing = (attributes: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><rect width="7" height="3"/></svg>`

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

  it.each(['jpeg', 'png', 'webp', 'avif', 'tiff'] as const)(
    'has the size in which it is seen, if a %s is turned',
    async (format) => {
      for (const [orientation, size] of [
        [1, { width: 40, height: 30 }],
        [3, { width: 40, height: 30 }],
        [5, { width: 30, height: 40 }],
        [6, { width: 30, height: 40 }],
        [8, { width: 30, height: 40 }],
      ] as const) {
        const turned = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
          .withMetadata({ orientation })
          .toFormat(format)
          .toBuffer()
        expect(await getSize(`turned.${format}`, turned), String(orientation)).toEqual(size)
      }
    },
  )

  // The values are those of Chromium, but for a missing width or height, which the ratio of the viewBox gives.
  it.each([
    ['width="40" height="30"', 40, 30],
    ['viewBox="0,0,400,100"', 400, 100],
    ['viewBox=" 0 , 0 , 400 , 100 "', 400, 100],
    ['viewBox="0\n0\n400\n100"', 400, 100],
    ['viewBox="0\t0\r\n4e2 1.0E2"', 400, 100],
    ['viewBox="-5 -5 400 100"', 400, 100],
    ['width=".5e3" height="100"', 500, 100],
    ['width="+5e1px" height=" 30 "', 50, 30],
    ['style="width: 200px; height: 100px"', 200, 100],
    ['style="width:200px" width="50" viewBox="0 0 40 20"', 200, 100],
    ['width="100" viewBox="0 0 40 20"', 100, 50],
    ['height="100" viewBox="0 0 40 20"', 200, 100],
    ['width="100%" height="100%" viewBox="0 0 40 20"', 40, 20],
    ['width="auto" height="auto" viewBox="0 0 40 20"', 40, 20],
    ['width="2in" height="1in"', 192, 96],
    ['width="72pt" height="6pc"', 96, 96],
    ['width="12000" height="10000"', 12000, 10000],
    // As charts and diagrams fit themselves into a page.
    ['width="400" height="100" style="max-width: 100%; height: auto"', 400, 100],
    ['width="400" height="100" style="width:100%"', 400, 100],
    ['width="400" height="50" viewBox="0,0,200,25" style="height: auto"', 400, 50],
  ])('has the size of a drawing with %s', async (attributes, width, height) => {
    expect(await getSize('drawing.svg', drawing(attributes))).toEqual({ width, height })
  })

  it('has the size of a drawing as it is published, without the prefix of its namespace', async () => {
    const prefixed = '<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><s:path d="M0 0h7v3z"/></s:svg>'
    expect(await getSize('drawing.svg', prefixed)).toEqual({ width: 400, height: 100 })
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
