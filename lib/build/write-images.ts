import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { imageSize } from 'image-size'
import pMap from 'p-map'
import sharp from 'sharp'
import { resolveImage } from '../images'
import { type ResponsiveImage, replaceImages } from '../responsive-images'
import { imageHref, outputFile, variantHref } from '../urls'
import { writeAtomically } from '../write-atomically'
import { hash } from './cache'
import { type Kept, type Made, openFileCache } from './file-cache'
import { ignoreMissing, placeOutput, writeOutput } from './output'
import type { Export } from './steps'

/** In pixels: the index's thumbnail, the width of the text, a phone's, and twice the width of the text. */
const widths = [272, 576, 720, 1152]

/** Images of fewer bytes stay in one size and format. */
const tiny = 10 * 1024

const options = {
  avif: { quality: 55, effort: 4 },
  webp: { quality: 80, effort: 5, smartSubsample: true },
  jpeg: { quality: 80, mozjpeg: true },
  png: { compressionLevel: 9, effort: 10 },
  gif: { effort: 7 },
}
type Format = keyof typeof options
const isFormat = (format: string): format is Format => Object.hasOwn(options, format)

/** What the cache knows of an encoded image: its formats, the source's own last, and how the name of each file ends. */
type Encoding = { opaque: boolean; formats: { format: string; files: { ending: string; width: number }[] }[] }

// More threads within an image could change its bytes; images are encoded side by side instead.
sharp.concurrency(1)

/**
 * Writes the images of the content folder that exported pages show, and no others: small, in several sizes and without
 * metadata, under names made of their content; and has the pages show those. What was encoded before comes from the
 * cache, which holds the images of the last build. Throws with the name of an image that cannot be read.
 */
export async function writeImages({ dir, pages }: Export): Promise<string> {
  const cache = openFileCache<Encoding>('images')
  const settings = hash(await readFile('lib/build/write-images.ts'), sharp.versions)
  const encodings = new Map<string, Promise<Kept<Encoding>>>()
  const images = new Map<string, ResponsiveImage>()
  let encoded = 0

  async function writeImage(name: string): Promise<void> {
    const bytes = await readFile(resolveImage(name))
    const key = hash(settings, bytes)
    const make = async () => {
      encoded++
      return nameFiles(await encodeImage(bytes))
    }
    const encoding = encodings.get(key) ?? cache.get(key, make)
    encodings.set(key, encoding)
    const { facts, files } = await encoding.catch((error: Error) => {
      throw new Error(`${name}: the image cannot be encoded. ${error.message}`)
    })
    const sources = facts.formats.map(({ format, files }) => {
      const variants = files.map(({ ending, width }) => ({ href: createHref(name, key, ending), width }))
      return { type: `image/${format}`, variants }
    })
    for (const [ending, { file }] of files) placeOutput(dir, createHref(name, key, ending), file)
    images.set(imageHref(name), {
      opaque: facts.opaque,
      sources: sources.slice(0, -1),
      fallback: sources.at(-1)?.variants ?? [],
    })
  }
  const shown = new Set([...pages.values()].flatMap(({ images }) => images))
  await pMap(shown, writeImage, { concurrency: availableParallelism() })

  for (const [page, { images: names, islands }] of pages) {
    if (names.length === 0) continue
    const file = path.join(dir, page)
    // A page that has not changed is not there yet, and needs nothing but its images.
    const html = await readFile(file, 'utf8').catch(ignoreMissing)
    if (html !== undefined) {
      // As a whole, since the search reads it meanwhile.
      const shown = replaceImages(html, (href) => images.get(href))
      await writeAtomically(file, shown)
    }
    // Pages that React hydrates ask for images by their own names.
    for (const href of islands.length > 0 ? names.map(imageHref) : []) {
      const fallback = images.get(href)?.fallback.at(-1)
      if (fallback) await writeOutput(dir, href, await readFile(path.join(dir, outputFile(fallback.href))))
    }
  }
  cache.sweep()
  return `${shown.size} images, ${encoded} encoded`
}

function createHref(name: string, key: string, ending: string): string {
  const { dir, name: base } = path.parse(name)
  return variantHref(path.posix.join(dir, `${base}.${key.slice(0, 8)}${ending}`))
}

function nameFiles({ opaque, formats }: Awaited<ReturnType<typeof encodeImage>>): Made<Encoding> {
  const images = formats.flatMap(({ format, files }) =>
    files.map(({ width, data }) => ({ format, width, data, ending: createEnding(format, width) })),
  )
  const named = formats.map(({ format }) => ({
    format,
    files: images.filter((image) => image.format === format).map(({ ending, width }) => ({ ending, width })),
  }))
  return { facts: { opaque, formats: named }, files: images.map(({ ending, data }) => [ending, data]) }
}

function createEnding(format: string, width: number): string {
  return format === 'svg' ? '.svg' : `-${width}.${format.replace('jpeg', 'jpg')}`
}

/**
 * An image in its formats, the source's own last; none wider than the source, none that is larger than the source's
 * own. Metadata is left out, once the image is turned and coloured as it says. Animations stay animations. What is not
 * made of pixels, or moves in a format that cannot be written here (PNG, AVIF), stays as it is.
 */
export async function encodeImage(bytes: Buffer) {
  const { type = '', width: sourceWidth } = imageSize(bytes)
  const format = type.replace('jpg', 'jpeg')
  const head = bytes.subarray(0, format === 'png' ? bytes.indexOf('IDAT') : 32)
  const moves = head.includes(format === 'png' ? 'acTL' : 'ftypavis')
  const unchanged = [{ format, files: [{ width: sourceWidth, data: bytes }] }]
  if (format === 'svg' || moves) return { opaque: false, formats: unchanged }
  if (!isFormat(format)) throw new Error(`Save it as PNG, JPEG, WebP, AVIF, GIF or SVG, not as ${format}.`)
  const { autoOrient, pages = 1, isPalette } = await sharp(bytes).metadata()
  const widest = Math.min(autoOrient.width, Math.max(...widths))
  const animated = pages > 1 && format !== 'avif'
  const isTiny = bytes.length <= tiny
  const steps = animated || isTiny ? [widest] : [...widths.filter((width) => width < widest), widest]
  const resize = async (format: Format, width: number) => {
    const image = sharp(bytes, { animated }).autoOrient().resize({ width })
    return { width, data: await image.toFormat(format, { ...options[format], palette: isPalette }).toBuffer() }
  }
  const encode = async (format: Format) => {
    return { format, files: await Promise.all(steps.map((width) => resize(format, width))) }
  }
  const own = await encode(format)
  const better: Format[] = isTiny ? [] : animated ? ['webp'] : ['avif', 'webp']
  const others = await Promise.all(better.filter((other) => other !== format).map(encode))
  // All sizes or none: with some left out, a browser would take one that is too small or too large.
  const smaller = others.filter(({ files }) =>
    files.every(({ data }, index) => data.length < (own.files[index]?.data.length ?? 0)),
  )
  return { opaque: (await sharp(bytes).stats()).isOpaque, formats: [...smaller, own] }
}
