import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { findImages } from '@/lib/galley/content/images'
import { encodeImage } from '@/lib/galley/outputs/images/encode-image'
import { type Files, svg, writeTemporaryContent } from '../../../support/content'
import { createExport } from '../../../support/export'
import { importWith } from '../../../support/modules'

/** An image that does not compress to nothing: the same noise at every call. */
function createNoise(width: number, height: number, channels: 3 | 4 = 3): Sharp {
  let seed = 1
  const pixels = Uint8Array.from({ length: width * height * channels }, (_, index) => {
    seed = (seed * 48271) % 2147483647
    return channels === 4 && index % 4 === 3 ? 128 : (index / channels / width) * 0.3 + (seed % 32)
  })
  return sharp(pixels, { raw: { width, height, channels } })
}

const gps = { IFD0: { Copyright: 'secret' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 23/1 21/1' } }
const photo = await createNoise(600, 400).blur(1.5).jpeg({ quality: 95 }).withExif(gps).toBuffer()

/** A red frame, then a blue one, with too much in them to be tiny. */
async function createAnimation(format: 'gif' | 'webp'): Promise<Buffer> {
  const frames = [createNoise(300, 200), createNoise(300, 200).negate()]
  const images = await Promise.all(frames.map((frame) => frame.png().toBuffer()))
  return sharp(images, { join: { animated: true } })
    .toFormat(format, { delay: [100, 200], loop: 0 })
    .toBuffer()
}

/** What an image has become, by format: the metadata of its files. */
async function describeImage(bytes: Buffer) {
  const { formats } = await encodeImage(bytes)
  const described = formats.map(async ({ format, files }) => {
    const metadata = files.map(({ data }) => sharp(data).metadata())
    return [format, await Promise.all(metadata)] as const
  })
  return new Map(await Promise.all(described))
}

const widthsOf = (metadata: { width: number }[] | undefined) => metadata?.map(({ width }) => width)

describe('an encoded image', () => {
  it('comes in AVIF, in WebP and in its own format, never wider than it was or than a page shows', async () => {
    const narrow = await describeImage(photo)
    expect([...narrow.keys()]).toEqual(['avif', 'webp', 'jpeg'])
    for (const files of narrow.values()) expect(widthsOf(files)).toEqual([272, 576, 600])
    const wide = await describeImage(await createNoise(1400, 30).png().toBuffer())
    expect(widthsOf(wide.get('png'))).toEqual([272, 576, 720, 1152])
  })

  it('says nothing of where and by whom it was taken', async () => {
    const { exif } = await sharp(photo).metadata()
    expect(exif?.includes('secret')).toBe(true)
    for (const files of (await describeImage(photo)).values()) {
      for (const metadata of files) {
        const found = [
          metadata.exif,
          metadata.icc,
          metadata.xmp,
          metadata.iptc,
          metadata.comments,
          metadata.orientation,
        ]
        expect(found).toEqual([undefined, undefined, undefined, undefined, undefined, undefined])
      }
    }
    for (const { files } of (await encodeImage(photo)).formats) {
      for (const { data } of files) expect(data.includes('secret')).toBe(false)
    }
  })

  it('stands as EXIF says', async () => {
    const turned = await createNoise(40, 30).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    expect((await describeImage(turned)).get('jpeg')).toMatchObject([{ width: 30, height: 40 }])
  })

  it('has the colours that its profile means', async () => {
    const red = sharp({ create: { width: 40, height: 30, channels: 3, background: '#c04040' } })
    const p3 = await red.withIccProfile('p3').png().toBuffer()
    const { formats } = await encodeImage(p3)
    const colour = await sharp(formats[0]?.files[0]?.data).raw().toBuffer()
    for (const [index, value] of [0xc0, 0x40, 0x40].entries()) {
      expect(Math.abs((colour[index] ?? 0) - value)).toBeLessThan(4)
    }
  })

  it('keeps moving', async () => {
    const gif = await describeImage(await createAnimation('gif'))
    expect([...gif.keys()]).toEqual(['webp', 'gif'])
    for (const files of gif.values()) expect(files).toMatchObject([{ pages: 2, width: 300, delay: [100, 200] }])
    const webp = await describeImage(await createAnimation('webp'))
    expect([...webp.keys()]).toEqual(['webp'])
    expect(webp.get('webp')).toMatchObject([{ pages: 2, width: 300, loop: 0 }])
  })

  it.each([
    [4000, 3000, 'jpeg'],
    [3000, 4000, 'png'],
  ] as const)('is never as large as a camera made it: %i × %i in %s', async (width, height, format) => {
    const create = { width, height, channels: 3, background: 'teal' } as const
    const bytes = await sharp({ create }).withMetadata({ orientation: 6 }).toFormat(format).toBuffer()
    const { formats } = await encodeImage(bytes)
    for (const { files } of formats) {
      for (const { data } of files) expect((await sharp(data).metadata()).width).toBeLessThanOrEqual(1152)
    }
  })

  it('keeps a drawing whatever way it says its size', async () => {
    const bytes = Buffer.from(svg.replace(/ width=.*?>/, ' viewBox="0\n0,400 100">'))
    expect((await encodeImage(bytes)).formats).toMatchObject([{ format: 'svg', files: [{ width: 400, data: bytes }] }])
  })

  it('stays as it is if it is a drawing', async () => {
    const bytes = Buffer.from(svg)
    expect((await encodeImage(bytes)).formats).toMatchObject([{ files: [{ width: 40, data: bytes }] }])
  })

  it('has one size and format if it is tiny', async () => {
    const tiny = await describeImage(await createNoise(40, 30).png().toBuffer())
    expect([...tiny.keys()]).toEqual(['png'])
    expect(widthsOf(tiny.get('png'))).toEqual([40])
  })

  it('has no format that would be larger', async () => {
    // Lossy formats are bad at pixels that are one of two colours at random.
    const dither = await createNoise(300, 300).threshold(40).png({ palette: true }).toBuffer()
    const { formats } = await encodeImage(dither)
    const size = (format: string) => formats.find((found) => found.format === format)?.files.at(-1)?.data.length
    for (const { format } of formats) expect(size(format)).toBeLessThanOrEqual(size('png') ?? 0)
  })

  it('is known to be opaque or not', async () => {
    expect((await encodeImage(photo)).opaque).toBe(true)
    expect((await encodeImage(await createNoise(40, 30, 4).png().toBuffer())).opaque).toBe(false)
  })

  it('is the same to the last byte each time', async () => {
    expect(await encodeImage(photo)).toEqual(await encodeImage(photo))
  })
})

afterEach(() => void vi.restoreAllMocks())

/** Writes the images of an export with one page; returns what the step says, the page and the files, with their times. */
async function runStep(files: Files, main: string, root?: string) {
  const content = await writeTemporaryContent(files)
  const checkout = root ?? path.dirname(content)
  vi.spyOn(process, 'cwd').mockReturnValue(checkout)
  const dir = path.join(path.dirname(content), 'export')
  await mkdir(dir)
  const page = `<!DOCTYPE html><html><head></head><body><main>${main}</main></body></html>`
  await writeFile(path.join(dir, 'index.html'), page)
  const { writeImages } = await importWith(
    { CONTENT_DIR: content },
    () => import('@/lib/galley/outputs/images/write-images'),
  )
  const facts = { islands: main.includes('/_next/') ? ['an island'] : [], images: findImages(page) }
  const said = await writeImages(createExport({ dir, pages: new Map([['index.html', facts]]) }))
  const html = await readFile(path.join(dir, 'index.html'), 'utf8')
  const names = (await readdir(dir, { recursive: true })).filter((name) => /\.(?!html)\w+$/.test(name))
  const bytes = await Promise.all(names.map(async (name) => [name, await readFile(path.join(dir, name))]))
  return { said, html, files: new Map(bytes.map(([file, data]) => [String(file), data])), checkout }
}

describe('the images of an export', () => {
  it('are written under names made of their content, and no others', async () => {
    const { said, html, files } = await runStep(
      { 'posts/a/my photo.jpg': photo, 'posts/a/b.svg': svg, 'posts/a/draft.svg': svg },
      '<img src="/media/posts/a/my%20photo.jpg" width="600" height="400"><img src="/media/posts/a/b.svg">',
    )
    expect(said).toBe('2 images, 2 encoded')
    const addresses = [...html.matchAll(/\/(img\/[^ ",]+)/g)].map(([, address = '']) => decodeURIComponent(address))
    expect([...new Set(addresses)].sort()).toEqual([...files.keys()].sort())
    expect(files.size).toBe(10)
    for (const file of files.keys()) {
      expect(file).toMatch(/^img\/posts\/a\/(?:my photo\.[0-9a-f]{8}-\d+\.(?:avif|webp|jpg)|b\.[0-9a-f]{8}\.svg)$/)
    }
  })

  it('have a file without metadata where a page that React hydrates asks for one by its own name', async () => {
    const main = '<a href="/media/a.jpg">A</a><script src="/_next/a.js"></script>'
    const { html, files } = await runStep({ 'a.jpg': photo }, main)
    expect(html).toContain('<a href="/media/a.jpg">')
    expect(files.get('media/a.jpg')?.includes('secret')).toBe(false)
  })

  it('come from the cache as long as they are the same, which then holds no others', async () => {
    const main = '<img src="/media/a.jpg" width="600" height="400"><img src="/media/b.jpg" width="600" height="400">'
    const first = await runStep({ 'a.jpg': photo, 'b.jpg': photo }, main)
    expect(first.said).toBe('2 images, 1 encoded')
    const root = first.checkout
    const cache = path.join(root, '.next/cache/galley/images')
    const [key = ''] = await readdir(cache)
    const { mtimeMs } = await stat(path.join(cache, key))

    const second = await runStep({ 'a.jpg': photo, 'b.jpg': photo }, main, root)
    expect(second.said).toBe('2 images, 0 encoded')
    expect(second.html).toBe(first.html)
    expect(second.files).toEqual(first.files)
    expect((await stat(path.join(cache, key))).mtimeMs).toBe(mtimeMs)

    const third = await runStep({ 'a.jpg': await createNoise(20, 20).jpeg().toBuffer(), 'b.jpg': svg }, main, root)
    expect(third.said).toBe('2 images, 2 encoded')
    expect(third.html).not.toBe(first.html)
    expect(await readdir(cache)).not.toContain(key)
  })

  it('keep their names when they are encoded again to the same bytes, and get others with other bytes', async () => {
    const main = '<img src="/media/a.jpg" width="600" height="400">'
    const first = await runStep({ 'a.jpg': photo }, main)
    vi.spyOn(sharp, 'versions', 'get').mockReturnValue({ ...sharp.versions, sharp: '0.0.0' })
    const again = await runStep({ 'a.jpg': photo }, main, first.checkout)
    expect(again.said).toBe('1 image, 1 encoded')
    expect(again.html).toBe(first.html)
    expect(again.files).toEqual(first.files)

    const other = await runStep({ 'a.jpg': await sharp(photo).negate().jpeg().toBuffer() }, main)
    for (const name of other.files.keys()) expect([...first.files.keys()]).not.toContain(name)
  })

  it('are encoded anew if a build was interrupted', async () => {
    const bytes = await createNoise(20, 20).jpeg().toBuffer()
    const { checkout } = await runStep({ 'a.jpg': bytes }, '<img src="/media/a.jpg">')
    const cache = path.join(checkout, '.next/cache/galley/images')
    const kept = (await readdir(cache)).sort()
    const [key = ''] = kept
    await rename(path.join(cache, key), path.join(cache, `${key}-unfinished`))
    const again = await runStep({ 'a.jpg': bytes }, '<img src="/media/a.jpg">', checkout)
    expect(again.said).toBe('1 image, 1 encoded')
    expect((await readdir(cache)).sort()).toEqual(kept)
  })

  it('are not said to be at fault if the system refuses the cache, whose error says what helps', async () => {
    const { checkout } = await runStep({ 'a.jpg': photo }, '')
    await mkdir(path.join(checkout, '.next/cache/galley'), { recursive: true })
    await rm(path.join(checkout, '.next/cache/galley/images'), { recursive: true, force: true })
    await writeFile(path.join(checkout, '.next/cache/galley/images'), 'A file where a folder has to be.')
    await expect(runStep({ 'a.jpg': photo }, '<img src="/media/a.jpg">', checkout)).rejects.toMatchObject({
      code: 'ENOTDIR',
      syscall: 'open',
    })
  })

  it('are named if they cannot be read', async () => {
    const broken = photo.subarray(0, 2000)
    await expect(runStep({ 'posts/a/b.jpg': broken }, '<img src="/media/posts/a/b.jpg">')).rejects.toThrow(
      /^posts\/a\/b\.jpg: the image cannot be encoded\. /,
    )
  })
})
