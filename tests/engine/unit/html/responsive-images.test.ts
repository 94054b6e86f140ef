import { describe, expect, it } from 'vitest'
import { type ResponsiveImage, replaceImages } from '@/lib/galley/html/responsive-images'

const variants = (name: string) => [272, 576].map((width) => ({ href: `/media/${name}-${width}.x`, width }))
const photo: ResponsiveImage = {
  opaque: true,
  sources: [{ type: 'image/avif', variants: variants('a') }],
  fallback: variants('p'),
}
const drawing: ResponsiveImage = { opaque: false, sources: [], fallback: [{ href: '/media/d.1234.svg', width: 40 }] }
const known = new Map([
  ['/media/photo.png', photo],
  ['/media/drawing.svg', drawing],
])

/** The content of `<main>` after the images of a page with that content are replaced. */
function replace(main: string, head = ''): string {
  const page = replaceImages(
    `<!DOCTYPE html><html><head>${head}</head><body><main>${main}</main></body></html>`,
    (href) => known.get(href),
  )
  return /<main>(.*)<\/main>/s.exec(page)?.[1] ?? ''
}

describe('an image of pixels', () => {
  it('becomes a picture in every format, with all that it had', () => {
    const sizes = 'min(36rem, 100vw - 2rem)'
    expect(
      replace(
        '<p><img class="x" src="/media/photo.png" width="800" height="600" alt="A &amp; &quot;B&quot;" decoding="async"></p>',
      ),
    ).toBe(
      '<p><picture data-opaque="">' +
        `<source type="image/avif" srcset="/media/a-272.x 272w, /media/a-576.x 576w" sizes="${sizes}">` +
        '<img class="x" src="/media/p-576.x" width="800" height="600" alt="A &#x26; &#x22;B&#x22;" decoding="async" ' +
        `loading="eager" fetchpriority="high" srcset="/media/p-272.x 272w, /media/p-576.x 576w" sizes="${sizes}">` +
        '</picture></p>',
    )
  })

  it('never grows in a text', () => {
    expect(replace('<img src="/media/photo.png" width="300" height="200">')).toContain(
      'sizes="min(300px, 36rem, 100vw - 2rem)"',
    )
  })

  it('is a thumbnail on the index, as wide as its box asks', () => {
    const cover = (size: string) => `<img class="cover" src="/media/photo.png" ${size} alt="">`
    expect(replace(`<article class="entry">${cover('width="600" height="600"')}</article>`)).toContain(
      'sizes="(width &gt;= 60rem) 13rem, min(36rem, 100vw - 2rem)"',
    )
    expect(replace(`<article class="entry">${cover('width="1200" height="400"')}</article>`)).toContain(
      'sizes="(width &gt;= 60rem) 26rem, min(36rem, 100vw - 2rem)"',
    )
    expect(replace(`<article class="post">${cover('width="300" height="300"')}</article>`)).toContain(
      'sizes="min(36rem, 100vw - 2rem)"',
    )
  })
})

it('that is linked to is linked to by the address of its largest file', () => {
  expect(replace('<a class="zoom" href="/media/photo.png" title="&quot;">A <b>B</b></a>')).toBe(
    '<a class="zoom" href="/media/p-576.x" title="&#x22;">A <b>B</b></a>',
  )
})

describe('other images', () => {
  it('get the name of their content and nothing else, if they come in one file', () => {
    expect(replace('<img src="/media/drawing.svg" alt="A">')).toBe(
      '<img src="/media/d.1234.svg" alt="A" loading="eager" fetchpriority="high">',
    )
  })

  it('stay as they are if they are not of the content folder', () => {
    const html = '<img src="https://a.example/b.png" alt=""><img alt=""><a href="/media/other.png">A</a>'
    expect(replace(html)).toBe(html)
  })
})

describe('the order of loading', () => {
  it('has the first image of the text at once, all others when they are near', () => {
    const img = '<img src="/media/drawing.svg" loading="lazy">'
    const page = replaceImages(
      `<body><header>${img}</header><main>${img}${img.replace('lazy', 'eager')}</main>`,
      (href) => known.get(href),
    )
    expect([...page.matchAll(/ loading="(\w+)"( fetchpriority="high")?/g)].map(([, ...found]) => found)).toEqual([
      ['lazy', undefined],
      ['eager', ' fetchpriority="high"'],
      ['lazy', undefined],
    ])
  })

  it("has no original loaded early, but all that is not the page's image", () => {
    const other = '<link rel="preload" as="image" href="/other.png"><link rel="icon" href="/icon.svg">'
    const page = `<head><link rel="preload" as="image" href="/media/photo.png">${other}</head>`
    expect(replaceImages(page, (href) => known.get(href))).toBe(`<head>${other}</head>`)
  })
})

describe('a page that React hydrates', () => {
  it('keeps addresses, elements and early loading, which React would put back', () => {
    const head = '<script src="/_next/static/chunks/a.js"></script>'
    expect(replace('<img src="/media/photo.png" loading="lazy">', head)).toBe(
      '<img src="/media/photo.png" loading="eager" fetchpriority="high">',
    )
    const page = `<head>${head}<link rel="preload" as="image" href="/media/photo.png"></head>`
    expect(replaceImages(page, (href) => known.get(href))).toBe(page)
  })
})
