import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { imageSize } from 'image-size'
import sharp from 'sharp'
import type { Position } from 'unist'
import { isContentImage, resolveImage } from '../images'
import { getAddresses } from './links'
import { resolveReference } from './references'
import type { Content, Entry } from './rule'

/** A file of the content folder that a post or page shows. */
export type ImageUse = { /** relative to the content folder */ path: string; url: string; place: Position | undefined }

/** What an image file says of itself, read without decoding it. */
export type ImageFacts = {
  bytes: number
  /** The format that its first bytes tell, as image-size names it; undefined if it has none that is known. */
  type: string | undefined
  width: number
  height: number
  /** The first characters of what is no image. */
  head: string
  /** The text of a drawing. */
  svg: string | undefined
  file: string
}

/** The most that an image may have. Phones take 12 to 50 megapixels; a build holds each pixel in memory. */
export const limits = { bytes: 20_000_000, svgBytes: 1_000_000, pixels: 60_000_000 }

/** The images of the content folder that a post or page shows, those left out that are not there. */
export function getImageUses(entry: Entry, { files }: Content): ImageUse[] {
  return getAddresses(entry).flatMap(({ url, kind, place }) => {
    if (kind !== 'image' || !isContentImage(url)) return []
    const file = resolveReference(entry, url)
    return files.has(file) ? [{ path: file, url, place }] : []
  })
}

/** The image that was probably meant, seen from the post: of the same name, or of another ending. */
export function findImage(url: string, entry: Entry, { files }: Content): string | undefined {
  const folder = path.posix.dirname(entry.path)
  const { base, name } = path.posix.parse(url.replace(/[?#].*$/, ''))
  const images = [...files].filter((file) => /\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(file))
  const near = images.filter((file) => [folder, 'images'].includes(path.posix.dirname(file)))
  const meant =
    near.find((file) => path.posix.basename(file) === base) ?? near.find((file) => path.posix.parse(file).name === name)
  if (!meant) return undefined
  const relative = path.posix.relative(folder, meant)
  return relative.startsWith('.') ? relative : `./${relative}`
}

const factsOf = new WeakMap<Content, Map<string, Promise<ImageFacts>>>()

/** The facts of an image, by its path in the content folder; each file is read once. */
export function getImageFacts(content: Content, file: string): Promise<ImageFacts> {
  const known = factsOf.get(content) ?? new Map<string, Promise<ImageFacts>>()
  factsOf.set(content, known)
  const facts = known.get(file) ?? readFacts(resolveImage(file))
  known.set(file, facts)
  return facts
}

async function readFacts(file: string): Promise<ImageFacts> {
  const stats = await stat(file)
  const bytes = stats.size
  const facts: ImageFacts = { bytes, type: undefined, width: 0, height: 0, head: '', svg: undefined, file }
  // A pipe would be waited for.
  if (bytes > limits.bytes || !stats.isFile()) return facts
  const data = await readFile(file)
  const head = data.toString('utf8', 0, 300).trimStart()
  const isSvg = /<svg[\s>]/.test(data.toString('utf8', 0, 10_000)) && head.startsWith('<')
  const svg = isSvg && bytes <= limits.svgBytes ? data.toString('utf8') : undefined
  try {
    const { type, width, height } = imageSize(data)
    return { ...facts, head, svg, type, width, height }
  } catch {
    return { ...facts, head, svg, type: isSvg ? 'svg' : undefined }
  }
}

// Only there so that an image is not decoded at every check; a name is all there is to a file.
const cache = path.resolve('.next/cache/galley/sound-images')

/** Whether an image can be decoded as the build does it. What has been decoded once is not again. */
export async function isSound({ file, type }: ImageFacts): Promise<boolean> {
  const data = await readFile(file)
  const key = createHash('sha256').update(JSON.stringify(sharp.versions)).update(data).digest('hex')
  const mark = path.join(cache, key)
  if (existsSync(mark)) return true
  try {
    const { pages = 1 } = await sharp(data).metadata()
    await sharp(data, { animated: pages > 1 && type !== 'avif' })
      .resize({ width: 16 })
      .raw()
      .toBuffer()
  } catch {
    return false
  }
  await mkdir(cache, { recursive: true })
  await writeFile(mark, '')
  return true
}
