import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { imageSize } from 'image-size'
import sharp from 'sharp'
import { getImagePath, isContentImage, isImageName, resolveImage } from '../content/images'
import { hash, openCache } from '../core/cache'
import type { Found } from '../core/diagnostics'
import { countPngFrames, isAvifSequence } from '../core/raster'
import { type Drawing, readDrawing } from '../markup/svg/drawing'
import { setStep } from './activity'
import { getAttributes, getElements, isComponent } from './elements'
import { type Address, getAddresses } from './links'
import { resolveReference } from './references'
import { type Content, type Entry, isFound } from './rule'

/** A file of the content folder that a post or page has published, as an image that it shows or by a link. */
export type ImageUse = Address & { /** Relative to the content folder. */ path: string }

/** What an image file says of itself, read without decoding it. */
export type ImageFacts = {
  bytes: number
  /** The format that its first bytes tell, as image-size names it; undefined if it has none that is known. */
  type: string | undefined
  width: number
  height: number
  /** How many pictures it has: more than one if it is an animation. */
  frames: number
  /** The first characters of what is no image. */
  head: string
  /** Whether it is a sequence of AVIF images. */
  isSequence: boolean
  /** What has been read of a drawing. */
  drawing: Drawing | undefined
  file: string
}

/**
 * The most that an image may have. Phones take 12 to 50 megapixels; a build holds each pixel in memory, of an animation those
 * of all frames.
 */
export const limits = { bytes: 20_000_000, svgBytes: 1_000_000, pixels: 60_000_000, framePixels: 200_000_000 }

const pathsOf = new WeakMap<Entry, ImageUse[]>()

/**
 * The images of the content folder that a post or page shows or leads to, by a path as seen from it or by their public
 * address: all that a build may publish. Those that are missing are left out.
 */
export function getImageUses(entry: Entry, { files }: Content): ImageUse[] {
  const uses = pathsOf.get(entry) ?? findPaths(entry)
  pathsOf.set(entry, uses)
  // Not kept: an image may come while the post stays as it is.
  return uses.filter(({ path }) => files.has(path))
}

function findPaths(entry: Entry): ImageUse[] {
  return [...getAddresses(entry), ...getComponentTexts(entry)].flatMap((address) => {
    const path = findPath(entry, address)
    return path === undefined ? [] : [{ ...address, path }]
  })
}

function findPath(entry: Entry, { url, kind }: Address): string | undefined {
  if (!isContentImage(url)) return getImagePath(url, '') ?? getImagePath(url)
  const path = resolveReference(entry, url)
  // Where a relative link leads to a text, another rule says what to write.
  return kind === 'image' || isImageName(path) ? path : undefined
}

/** The texts that components are given: each may become an address. */
function getComponentTexts(entry: Entry): Address[] {
  return getElements(entry)
    .filter(({ name }) => isComponent(name))
    .flatMap(getAttributes)
    .flatMap(({ value, position }) =>
      typeof value === 'string' ? [{ url: value, kind: 'other', place: position }] : [],
    )
}

const imagesOf = new WeakMap<Content, string[]>()

function listImages(content: Content): string[] {
  const images = imagesOf.get(content) ?? [...content.files].filter(isImageName)
  imagesOf.set(content, images)
  return images
}

const imageRules = ['image-address', 'image-missing', 'path-case', 'image-limits', 'image-format', 'image-svg']

/**
 * Whether a rule that nobody can ignore has refused the image at a place. Those of links do not count: whoever ignores
 * them would have the image published unchecked.
 */
export function isRefused(found: Found[], { place }: ImageUse): boolean {
  return isFound(
    found.filter(({ ruleId }) => imageRules.includes(ruleId)),
    place,
  )
}

/** The image that was probably meant, seen from the post: of the same name, or of another ending. */
export function findImage(url: string, entry: Entry, content: Content): string | undefined {
  const folder = path.posix.dirname(entry.path)
  const { base, name } = path.posix.parse(url.replace(/[?#].*$/, ''))
  const near = listImages(content).filter((file) => [folder, 'images'].includes(path.posix.dirname(file)))
  const meant =
    near.find((file) => path.posix.basename(file) === base) ?? near.find((file) => path.posix.parse(file).name === name)
  if (!meant) return undefined
  const relative = path.posix.relative(folder, meant)
  return relative.startsWith('.') ? relative : `./${relative}`
}

const factsOf = new WeakMap<Content, Map<string, Promise<ImageFacts>>>()

/** The facts of an image, by its path in the content folder; each file is read once. */
export function getImageFacts(content: Content, file: string): Promise<ImageFacts> {
  setStep(`reading the image ${file}`)
  const known = factsOf.get(content) ?? new Map<string, Promise<ImageFacts>>()
  factsOf.set(content, known)
  const facts = known.get(file) ?? readFacts(resolveImage(file))
  known.set(file, facts)
  return facts
}

async function readFacts(file: string): Promise<ImageFacts> {
  const stats = await stat(file)
  const bytes = stats.size
  const facts: ImageFacts = {
    bytes,
    type: undefined,
    width: 0,
    height: 0,
    frames: 1,
    head: '',
    isSequence: false,
    drawing: undefined,
    file,
  }
  // A pipe would be waited for.
  if (bytes > limits.bytes || !stats.isFile()) return facts
  const data = await readFile(file)
  const head = data.toString('utf8', 0, 300).trimStart()
  const isSvg = head.startsWith('<') && (/\.svg$/i.test(file) || /<svg[\s>]/.test(data.toString('utf8', 0, 10_000)))
  const isSequence = isAvifSequence(data)
  const frames = await countFrames(data, isSvg)
  const drawing = isSvg && bytes <= limits.svgBytes ? readDrawing(data) : undefined
  try {
    const { type, width, height } = imageSize(data)
    return { ...facts, head, isSequence, drawing, type, width, height, frames }
  } catch {
    return { ...facts, head, isSequence, drawing, type: isSvg ? 'svg' : undefined }
  }
}

/** Returns how many pictures an image has, from its headers; 1 if nobody can tell. */
async function countFrames(data: Buffer, isSvg: boolean): Promise<number> {
  if (isSvg) return 1
  try {
    const { pages = 1 } = await sharp(data, { limitInputPixels: false }).metadata()
    return Math.max(pages, countPngFrames(data))
  } catch {
    return countPngFrames(data)
  }
}

// So that an image is not decoded at every check; the entries are empty.
const cache = openCache('sound-images')

/** The pixels of a picture within a drawing, and its format, from its first bytes; undefined if these are of no image. */
export function measurePicture(bytes: Buffer): { type: string; pixels: number } | undefined {
  try {
    const { type, width, height } = imageSize(bytes)
    return type === undefined ? undefined : { type, pixels: width * height }
  } catch {
    return undefined
  }
}

/**
 * Returns whether an image, or a picture within the drawing `name`, can be decoded as the build decodes it. Images that were
 * decoded before are not decoded again.
 */
export async function isSound(name: string, data: Buffer, type: string | undefined): Promise<boolean> {
  const key = hash(sharp.versions, data)
  if (cache.read(key)) return true
  setStep(`decoding the image ${name}`)
  try {
    const { pages = 1 } = await sharp(data).metadata()
    await sharp(data, { animated: pages > 1 && type !== 'avif' })
      .resize({ width: 16 })
      .raw()
      .toBuffer()
  } catch {
    return false
  }
  cache.write(key, '')
  return true
}

/** Forgets the images that this process has not asked about. */
export const sweepSoundImages = cache.sweep
