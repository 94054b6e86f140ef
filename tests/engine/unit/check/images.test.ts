import { readdir } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, it, vi } from 'vitest'
import { createSource, type Files, svg, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

/** Checks a post that shows an image: each fault as its rule and reason. */
async function check(name: string, image: string | Uint8Array): Promise<string[]> {
  const post = createSource({ title: 'A', date: '2024-02-29' }, `![A hill](./${name})`)
  const dir = await writeTemporaryContent({ 'posts/a/index.mdx': post, [`posts/a/${name}`]: image })
  const { checkAll } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/check'))
  return (await checkAll()).errors.map(({ ruleId, reason }) => `${ruleId} ${reason}`)
}

const drawing = (content: string) => svg.replace('<rect', `${content}<rect`)

const sized = (attributes: string, content = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}<rect width="7" height="3"/></svg>`

describe('an image', () => {
  it('of more than 20 MB is not read', async () => {
    expect(await check('hill.jpg', new Uint8Array(20_000_001))).toEqual([
      'image-limits "./hill.jpg" is 20.0 MB large; the limit is 20 MB.',
    ])
  })
})

describe('an image that was decoded before', () => {
  const post = createSource({ title: 'A', date: '2024-02-29' }, '![A hill](./hill.png)')

  /** Checks a post with a damaged image that the cache takes for a sound one. */
  async function checkDamaged(variables: Record<string, string>) {
    const damaged = (
      await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
        .png()
        .toBuffer()
    ).subarray(0, 60)
    const content = await writeTemporaryContent({ 'posts/a/index.mdx': post, 'posts/a/hill.png': damaged })
    vi.spyOn(process, 'cwd').mockReturnValue(path.dirname(content))
    const { hash, openCache, cacheRoot, checkAll, sweepDecodableImages } = await importWith(
      { CONTENT_DIR: content, CLEAN: '', ...variables },
      async () => ({
        ...(await import('@/lib/galley/core/cache')),
        ...(await import('@/lib/galley/check')),
        ...(await import('@/lib/galley/check/images')),
      }),
    )
    const cache = openCache('sound-images')
    const key = hash(sharp.versions, damaged)
    for (const name of [key, hash('an image that is gone')]) cache.write(name, '')
    const { errors } = await checkAll()
    sweepDecodableImages()
    vi.restoreAllMocks()
    const kept = await readdir(path.join(cacheRoot, 'sound-images'))
    return { rules: errors.map(({ ruleId }) => ruleId), kept, key }
  }

  it('is not decoded again, and is forgotten when it is gone', async () => {
    const { rules, kept, key } = await checkDamaged({})
    expect(rules).toEqual([])
    expect(kept).toEqual([key])
  })

  it('is decoded again in a clean build', async () => {
    expect((await checkDamaged({ CLEAN: '1' })).rules).toEqual(['image-broken'])
  })
})

describe('an animation', () => {
  it('that says to have more is refused unread', async () => {
    const png = await sharp({ create: { width: 2000, height: 2000, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    const chunk = Buffer.alloc(20)
    chunk.writeUInt32BE(8, 0)
    chunk.write('acTL', 4, 'latin1')
    chunk.writeUInt32BE(51, 8)
    const animated = Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)])
    expect(await check('hill.png', animated)).toContain(
      'image-limits "./hill.png" has 51 frames of 2000 × 2000 pixels; the limit is 200 million in total.',
    )
  })
})

describe('a drawing', () => {
  it('of more than 1 MB is too large', async () => {
    expect(await check('hill.svg', drawing(`<desc>${'a'.repeat(1_000_000)}</desc>`))).toEqual([
      'image-limits "./hill.svg" is 1.0 MB large; the limit is 1 MB.',
    ])
  })

  it.each([
    ['links to pages', '<a href="https://example.org/"><text>A</text></a>'],
    ['uses parts of itself', '<defs><g id="b"/></defs><use href="#b"/><g fill="url(#b)"/>'],
    [
      'holds a picture',
      '<image href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==" width="1" height="1"/>',
    ],
    ['has a style', '<style>rect { fill: red }</style>'],
  ])('may be one that %s', async (_, content) => {
    expect(await check('hill.svg', drawing(content))).toEqual([])
  })

  it('may have the declarations that old programs write', async () => {
    const doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    expect(await check('hill.svg', `<?xml version="1.0"?>\n${doctype}\n${svg}`)).toEqual([])
  })

  it.each([
    'viewBox="0,0,400,100"',
    'viewBox="0\n0\n400\n100"',
    'width=".5e3" height="100"',
    'style="width: 200px; height: 100px"',
    'viewBox="0 0 1e-9 1" width="4" height="4"',
    'width="4" viewBox="0 0 4 1"',
    'width="4" height="1" style="max-width: 100%; height: auto"',
  ])('has a size with %s', async (attributes) => {
    expect(await check('hill.svg', sized(attributes))).toEqual([])
  })

  it('can say its size in a style sheet', async () => {
    expect(await check('hill.svg', sized('', '<style>svg { width: 40px; height: 30px }</style>'))).toEqual([])
  })

  it.each([
    '',
    'width="40"',
    'width="100%" height="100%"',
    'viewBox="0 0 40"',
    'viewBox="0 0 0 0"',
    'width="0" height="9"',
  ])('has no size with "%s", whatever it draws', async (attributes) => {
    expect(await check('hill.svg', sized(attributes))).toEqual(['image-svg "./hill.svg" has no size.'])
    expect(
      await check('hill.svg', sized(attributes, '').replace('<rect width="7" height="3"/></svg>', '</svg>')),
    ).toEqual(['image-svg "./hill.svg" has no size.'])
  })

  it('is not read deeper than it can be', async () => {
    const deep = drawing('<g>'.repeat(50_000) + '</g>'.repeat(50_000))
    expect(await check('hill.svg', deep)).toEqual(['image-svg "./hill.svg" is nested too deeply.'])
  })
})

/** Checks a post with this body beside a drawing that holds a script, and an image that nobody mentions. */
async function checkBody(body: string, files: Files = {}): Promise<string[]> {
  const dir = await writeTemporaryContent({
    'posts/a/index.mdx': createSource({ title: 'A', date: '2024-02-29' }, body),
    'posts/a/bad.svg': drawing('<script/>'),
    ...files,
  })
  const { checkAll } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/check'))
  const { files: checked } = await checkAll()
  return checked.flatMap(({ messages }) => messages).map(({ ruleId }) => String(ruleId))
}

describe('an image that a post does not show is checked all the same', () => {
  it.each([
    ['is linked', '[A](/media/posts/a/bad.svg)'],
    ['is linked in another writing', '[A](/media/posts/a/%62ad.svg)'],
    ['is linked by way of another folder', '[A](/media/images/../posts/a/bad.svg)'],
    ['is linked where a fault of the link is ignored', '{/* check-ignore link-relative: why */}\n[A](./bad.svg)'],
    ['is linked by a relative path', '[A](./bad.svg)'],
    ['is linked by reference', '[A][a]\n\n[a]: /media/posts/a/bad.svg'],
    ['is named by a definition that nothing refers to', '[a]: /media/posts/a/bad.svg'],
    ['is linked by an element', '<a href="/media/posts/a/bad.svg">A</a>'],
    ['is in another attribute', '<blockquote cite="/media/posts/a/bad.svg">A</blockquote>'],
    ['is given to a component', '<Video title="A" href="/media/posts/a/bad.svg" embed="https://a.example/" />'],
  ])('if it %s', async (_, body) => {
    const rules = await checkBody(body)
    expect(rules).toContain('image-svg')
    expect(rules).not.toContain('image-unused')
  })

  it('unless nothing leads to it', async () => {
    expect(await checkBody('Text.')).toEqual(['image-unused'])
  })
})

describe('a picture within a drawing', () => {
  it('has to be one that can be decoded, and not too large', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
      'base64',
    )
    const embed = (bytes: Buffer) => drawing(`<image href="data:image/png;base64,${bytes.toString('base64')}"/>`)
    expect(await check('hill.svg', embed(png))).toEqual([])
    expect(await check('hill.svg', embed(png.subarray(0, 40)))).toEqual([
      'image-broken "./hill.svg" embeds a picture that cannot be decoded.',
    ])
    const bomb = Buffer.from(png)
    bomb.writeUInt32BE(16_000, 16)
    bomb.writeUInt32BE(16_000, 20)
    expect(await check('hill.svg', embed(bomb))).toEqual([
      'image-limits "./hill.svg" embeds a picture of more than 60 million pixels.',
    ])
  })
})
