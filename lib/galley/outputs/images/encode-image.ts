import sharp from 'sharp'
import { limits } from '../../check/images'
import { readHeader } from '../../core/image-header'
import { isAnimatedPng, isAvifSequence, stripPng } from '../../core/raster'
import { readDrawing } from '../../markup/svg/drawing'
import { getPictures, replacePictures } from '../../markup/svg/embedded'

/** Widths in pixels: the index's thumbnail, the text column, a phone's screen, and twice the text column. */
const widths = [272, 576, 720, 1152]

/** Images of at most this many bytes keep their size and format. */
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

// More threads per image could change its bytes. Images are encoded in parallel instead.
sharp.concurrency(1)

/**
 * Returns the bytes to encode: those of a raster image unchanged, those of an SVG as the check reads it. Throws at images
 * that the check rejects, since the check does not see images shown by code in posts.
 */
export async function prepareImage(name: string, bytes: Buffer): Promise<Buffer> {
  const fail = (reason: string): never => {
    throw new Error(`${name} ${reason}`)
  }
  if (bytes.length > limits.bytes) fail(`has more than ${limits.bytes / 1_000_000} MB.`)
  const format = /\.svg$/i.test(name) ? 'svg' : await readHeader(bytes).then(({ format }) => format, ignoreUnreadable)
  if (format !== 'svg') return bytes
  if (bytes.length > limits.svgBytes) fail(`has more than ${limits.svgBytes / 1_000_000} MB.`)
  const drawing = readDrawing(bytes)
  return 'text' in drawing ? Buffer.from(drawing.text) : fail(`${drawing.fault.reason} ${drawing.fault.note}`)
}

// Encoding fails with a better message.
const ignoreUnreadable = () => undefined

/**
 * Encodes an image in several formats, the source's own last. No variant is wider than the source, and other formats are
 * only included if they are smaller. Applies orientation and colour profile, then drops all metadata. Animations stay
 * animated. Keeps SVGs except for the images in them, and the frames of animated PNGs.
 */
export async function encodeImage(bytes: Buffer) {
  if (isAvifSequence(bytes)) throw new Error('Save it as an animated WebP or GIF, not as an AVIF sequence.')
  const { format, width: sourceWidth, height, frames, isPalette } = await readHeader(bytes)
  const keep = (data: Buffer) => ({ opaque: false, formats: [{ format, files: [{ width: sourceWidth, data }] }] })
  if (format === 'svg') return keep(await cleanPictures(bytes.toString()))
  if (sourceWidth * height > limits.pixels) throw new Error(`It has ${sourceWidth} × ${height} pixels.`)
  if (format === 'png' && isAnimatedPng(bytes)) return keep(stripPng(bytes))
  if (!isFormat(format)) throw new Error(`Save it as PNG, JPEG, WebP, AVIF, GIF or SVG, not as ${format}.`)
  const widest = Math.min(sourceWidth, Math.max(...widths))
  const animated = frames > 1 && format !== 'avif'
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
  // A format needs all sizes: otherwise, browsers would pick one that is too small or too large.
  const smaller = others.filter(({ files }) =>
    files.every(({ data }, index) => data.length < (own.files[index]?.data.length ?? 0)),
  )
  return { opaque: (await sharp(bytes).stats()).isOpaque, formats: [...smaller, own] }
}

/** Removes the metadata of images within an SVG. */
async function cleanPictures(drawing: string): Promise<Buffer> {
  return Buffer.from(replacePictures(drawing, await Promise.all(getPictures(drawing).map(cleanPicture))))
}

/** Encodes an image in its own size and format, without metadata; animations stay animated. */
async function cleanPicture(bytes: Buffer): Promise<Buffer> {
  const { format, width, height, isPalette } = await readHeader(bytes)
  if (width * height > limits.pixels) throw new Error(`It contains an image of ${width} × ${height} pixels.`)
  if (format === 'png' && isAnimatedPng(bytes)) return stripPng(bytes)
  if (!isFormat(format)) throw new Error(`It contains an image in the format ${format}.`)
  const image = sharp(bytes, { animated: format === 'gif' || format === 'webp' }).autoOrient()
  return image.toFormat(format, { ...options[format], palette: isPalette }).toBuffer()
}
