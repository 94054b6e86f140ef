import { imageSize } from 'image-size'
import sharp from 'sharp'
import { limits } from '../../check/images'
import { isAnimatedPng, isAvifSequence, stripPng } from '../../core/raster'
import { readDrawing } from '../../markup/svg/drawing'
import { getPictures, replacePictures } from '../../markup/svg/embedded'

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

// More threads within an image could change its bytes; images are encoded side by side instead.
sharp.concurrency(1)

/**
 * The bytes of an image that is to be encoded: those of a raster image as they are, a drawing as the check reads it.
 * Throws at what the check refuses, for what code in a post or page shows, the check has not seen.
 */
export function prepareImage(name: string, bytes: Buffer): Buffer {
  const fail = (reason: string): never => {
    throw new Error(`${name} ${reason}`)
  }
  if (bytes.length > limits.bytes) fail(`has more than ${limits.bytes / 1_000_000} MB.`)
  if (!/\.svg$/i.test(name) && getFormat(bytes) !== 'svg') return bytes
  if (bytes.length > limits.svgBytes) fail(`has more than ${limits.svgBytes / 1_000_000} MB.`)
  const drawing = readDrawing(bytes)
  return 'text' in drawing ? Buffer.from(drawing.text) : fail(`${drawing.fault.reason} ${drawing.fault.note}`)
}

function getFormat(bytes: Buffer): string | undefined {
  try {
    return imageSize(bytes).type
  } catch {
    return undefined
  }
}

/**
 * An image in its formats, the source's own last; none wider than the source, none that is larger than the source's
 * own. Metadata is left out, once the image is turned and coloured as it says. Animations stay animations. What is not
 * made of pixels stays as it is but for the pictures that it holds; so do the frames of an animated PNG.
 */
export async function encodeImage(bytes: Buffer) {
  if (isAvifSequence(bytes)) throw new Error('Save it as an animated WebP or GIF, not as an AVIF sequence.')
  const { type = '', width: sourceWidth, height: sourceHeight } = imageSize(bytes)
  const format = type.replace('jpg', 'jpeg')
  const keep = (data: Buffer) => ({ opaque: false, formats: [{ format, files: [{ width: sourceWidth, data }] }] })
  if (format === 'svg') return keep(await cleanPictures(bytes.toString()))
  if (sourceWidth * sourceHeight > limits.pixels) throw new Error(`It has ${sourceWidth} × ${sourceHeight} pixels.`)
  if (format === 'png' && isAnimatedPng(bytes)) return keep(stripPng(bytes))
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

/** A drawing whose pictures have no metadata either. */
async function cleanPictures(drawing: string): Promise<Buffer> {
  return Buffer.from(replacePictures(drawing, await Promise.all(getPictures(drawing).map(cleanPicture))))
}

/** A picture in its own size and format; animations stay animations. */
async function cleanPicture(bytes: Buffer): Promise<Buffer> {
  const { type = '', width, height } = imageSize(bytes)
  const format = type.replace('jpg', 'jpeg')
  if (width * height > limits.pixels) throw new Error(`It holds a picture of ${width} × ${height} pixels.`)
  if (format === 'png' && isAnimatedPng(bytes)) return stripPng(bytes)
  if (!isFormat(format)) throw new Error(`It holds a picture in the format ${format}.`)
  const { isPalette } = await sharp(bytes).metadata()
  const image = sharp(bytes, { animated: format === 'gif' || format === 'webp' }).autoOrient()
  return image.toFormat(format, { ...options[format], palette: isPalette }).toBuffer()
}
