import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { encodeImage, prepareImage } from '@/lib/galley/outputs/images/encode-image'
import { draw } from '../../support/drawings'

const secret = 'zyxsecret'
const exif = { IFD0: { Copyright: secret, Artist: secret }, IFD3: { GPSLatitudeRef: 'N', GPSProcessingMethod: secret } }
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="${secret}"/></rdf:RDF></x:xmpmeta>`

/** Pixels that do not compress to nothing. */
function createFrame(seed: number) {
  const pixels = Uint8Array.from({ length: 120 * 90 * 3 }, (_, index) => (index * seed * 7919) % 251)
  return sharp(pixels, { raw: { width: 120, height: 90, channels: 3 } })
}
const still = createFrame(1)
const withMetadata = () => still.clone().withExif(exif).withXmp(xmp)
const animate = async (format: 'gif' | 'webp') => {
  const images = await Promise.all([still, createFrame(2)].map((frame) => frame.clone().png().toBuffer()))
  const image = sharp(images, { join: { animated: true } })
  const animated = format === 'webp' ? image.withExif(exif).withXmp(xmp) : image
  return animated.toFormat(format, { delay: [100, 200], loop: 0 }).toBuffer()
}

/** A chunk of a PNG; nobody here asks after its checksum. */
function createChunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)])
}

/** A PNG with these chunks before its pixels. */
async function insertChunks(...chunks: Buffer[]): Promise<Buffer> {
  const png = await still.clone().png().toBuffer()
  return Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)])
}

const texts = [
  createChunk('tEXt', Buffer.from(`Author\0${secret}`)),
  createChunk('zTXt', Buffer.concat([Buffer.from('Author\0\0'), deflateSync(secret)])),
  createChunk('iTXt', Buffer.from(`Author\0\0\0\0\0${secret}`)),
  createChunk('eXIf', Buffer.from(secret)),
  createChunk('tIME', Buffer.from(secret)),
  createChunk('prVt', Buffer.from(secret)),
]
const moves = [createChunk('acTL', Buffer.from([0, 0, 0, 1, 0, 0, 0, 0])), createChunk('fcTL', Buffer.alloc(26))]

/** A JPEG with a comment, IPTC fields and XMP as programs insert them. */
async function createJpeg(): Promise<Buffer> {
  const jpeg = await still.clone().withExif(exif).jpeg().toBuffer()
  const segment = (marker: number, data: string) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(data.length + 2, 2)
    return Buffer.concat([head, Buffer.from(data, 'latin1')])
  }
  const iptc = `Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0e\x1c\x02\x50\0\x09${secret}`
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xfe, secret),
    segment(0xed, iptc),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${xmp}`),
    jpeg.subarray(2),
    Buffer.from(secret),
  ])
}

/** A GIF with a comment and XMP. */
async function createGif(): Promise<Buffer> {
  const gif = await animate('gif')
  const blocks = Buffer.concat([
    Buffer.from([0x21, 0xfe, secret.length]),
    Buffer.from(`${secret}\0`),
    Buffer.from([0x21, 0xff, 11]),
    Buffer.from('XMP DataXMP'),
    Buffer.from([secret.length]),
    Buffer.from(`${secret}\0`),
  ])
  return Buffer.concat([gif.subarray(0, -1), blocks, gif.subarray(-1)])
}

const jpeg = await createJpeg()
const animatedPng = await insertChunks(...texts, ...moves)
const svg = draw(
  `<!-- ${secret} --><metadata>${secret}</metadata><style>/* ${secret} */</style><desc>A hill</desc>` +
    `<image width="9" height="9" href="data:image/jpeg;base64,${jpeg.toString('base64')}"/>` +
    `<image width="9" height="9" xlink:href="data:image/png;base64,\n${animatedPng.toString('base64')}"/>` +
    `<style>svg { background: url(data:image/jpeg;base64,${jpeg.toString('base64')}) }</style>`,
  ` xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="/home/${secret}" content="${secret}"`,
)

const images: [string, string, Buffer, string[]][] = [
  ['a PNG', 'a.png', await withMetadata().png().toBuffer(), ['png']],
  ['a PNG with texts', 'a.png', await insertChunks(...texts), ['png']],
  [
    'a PNG whose text says acTL',
    'a.png',
    await insertChunks(createChunk('tEXt', Buffer.from(`Author\0acTL ${secret}`))),
    ['png'],
  ],
  ['an animated PNG', 'a.png', animatedPng, ['png']],
  ['an animated PNG with bytes behind its end', 'a.png', Buffer.concat([animatedPng, Buffer.from(secret)]), ['png']],
  ['a JPEG', 'a.jpg', jpeg, ['jpeg']],
  ['a WebP', 'a.webp', await withMetadata().webp().toBuffer(), ['webp']],
  ['an animated WebP', 'a.webp', await animate('webp'), ['webp']],
  ['an AVIF', 'a.avif', await withMetadata().avif().toBuffer(), ['avif']],
  ['an animated GIF', 'a.gif', await createGif(), ['gif']],
  ['a drawing', 'a.svg', Buffer.from(svg), ['svg']],
]

/** The file and all that is in base64 in it. */
function reveal(bytes: Buffer): string {
  const text = bytes.toString('latin1')
  const inner = Array.from(text.matchAll(/base64,([\w+/=&#;\s]+)/g), ([, base64 = '']) =>
    Buffer.from(base64.replace(/&#10;/g, ''), 'base64'),
  )
  return [text, ...inner.map((part) => part.toString('latin1'))].join()
}

describe('what is published', () => {
  it.each(images)('of %s tells nothing of its author', async (_, name, bytes, formats) => {
    expect(reveal(bytes)).toContain(secret)
    const encoded = await encodeImage(await prepareImage(name, bytes))
    expect(encoded.formats.map(({ format }) => format)).toEqual(expect.arrayContaining(formats))
    for (const { data } of encoded.formats.flatMap(({ files }) => files)) {
      expect(reveal(data)).not.toMatch(/zyxsecret|acTL zyx|xmpmeta|Photoshop/)
    }
  })

  it('of an animated PNG is every frame of it, and of a drawing all that it shows', async () => {
    const chunks = Buffer.concat(moves)
    const [published] = (await encodeImage(animatedPng)).formats.flatMap(({ files }) => files)
    expect(published?.data.equals(await insertChunks(chunks))).toBe(true)
    const [drawing] = (await encodeImage(await prepareImage('a.svg', Buffer.from(svg)))).formats.flatMap(
      ({ files }) => files,
    )
    expect(drawing?.data.toString()).toMatch(/<desc>A hill<\/desc><image .*<image .*<style>/)
  })

  it('of a PNG that only mentions the chunk of animations is what it would be without', async () => {
    const mentioning = await insertChunks(createChunk('tEXt', Buffer.from('Author\0acTL')))
    expect(await encodeImage(mentioning)).toEqual(await encodeImage(await insertChunks()))
  })
})

describe('a build', () => {
  it('ends at a sequence of AVIF images, which it cannot write', async () => {
    const avif = await withMetadata().avif().toBuffer()
    const brands = { major: Buffer.from(avif), compatible: Buffer.from(avif) }
    brands.major.write('avis', 8, 'latin1')
    brands.compatible.write('avis', 20, 'latin1')
    for (const sequence of Object.values(brands)) {
      await expect(encodeImage(sequence)).rejects.toThrow('AVIF sequence')
    }
  })

  it('ends at what the check would have refused, if code in a post shows it', async () => {
    await expect(prepareImage('posts/a/b.svg', Buffer.from(draw('<script/>')))).rejects.toThrow(
      'posts/a/b.svg holds <script>.',
    )
    await expect(prepareImage('posts/a/b.png', Buffer.from(draw('<script/>')))).rejects.toThrow(
      'posts/a/b.png holds <script>.',
    )
    await expect(prepareImage('a.svg', Buffer.from(draw(`<desc>${'a'.repeat(1_000_000)}</desc>`)))).rejects.toThrow(
      'more than 1 MB',
    )
    await expect(prepareImage('a.jpg', Buffer.alloc(20_000_001))).rejects.toThrow('more than 20 MB')
    const bomb = await still.clone().png().toBuffer()
    bomb.writeUInt32BE(16_000, 16)
    bomb.writeUInt32BE(16_000, 20)
    await expect(encodeImage(bomb)).rejects.toThrow('16000 × 16000 pixels')
    const drawing = draw(`<image href="data:image/png;base64,${bomb.toString('base64')}"/>`)
    await expect(encodeImage(await prepareImage('a.svg', Buffer.from(drawing)))).rejects.toThrow('16000 × 16000 pixels')
  })
})
