import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { imageSize } from 'image-size'
import sharp from 'sharp'
import { getImagePath, isContentImage, isImageName, resolveImage } from '../content/images'
import { hash, openCache } from '../core/cache'
import { type Found, findNearest } from '../core/diagnostics'
import { type ImageHeader, readHeader } from '../core/image-header'
import { countPngFrames, isAvifSequence } from '../core/raster'
import { type Drawing, readDrawing } from '../markup/svg/drawing'
import { measureDrawing } from '../markup/svg/measure'
import { setStep } from './activity'
import { getAttributes, getElements, isComponent } from './elements'
import { type Address, getAddresses } from './links'
import { resolveReference } from './references'
import { type Content, type Entry, isFound } from './rule'

/** A file in the content folder that is published because a post or page shows it or links to it. */
export type ImageUse = Address & { /** Relative to the content folder. */ path: string }

/** Facts about an image file, read without decoding it. */
export type ImageFacts = {
  bytes: number
  /** The format by its first bytes, as image-size names it; undefined if unknown. */
  type: string | undefined
  width: number
  height: number
  /** The number of frames; more than 1 for an animation. */
  frames: number
  /** The first 300 bytes as text, which show what a file is that is not an image. */
  head: string
  /** Whether it is an AVIF animation. */
  isSequence: boolean
  /** The parsed SVG; undefined for other formats and for files over the limit. */
  drawing: Drawing | undefined
  /** Its path on disk. */
  file: string
}

/**
 * The limits of images. Phones take pictures of 12 to 50 megapixels; a build holds all pixels of an image in memory, those of
 * every frame for an animation.
 */
export const limits = { bytes: 20_000_000, svgBytes: 1_000_000, pixels: 60_000_000, framePixels: 200_000_000 }

const pathsOf = new WeakMap<Entry, ImageUse[]>()

/**
 * Returns the existing images of the content folder that a post or page refers to, by relative path or by public address.
 * A build publishes no others.
 */
export function getImageUses(entry: Entry, { files }: Content): ImageUse[] {
  const uses = pathsOf.get(entry) ?? findPaths(entry)
  pathsOf.set(entry, uses)
  // Not cached: an image can be added while the post does not change.
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
  // link-relative reports relative links to texts.
  return kind === 'image' || isImageName(path) ? path : undefined
}

/** Returns the string props of components, since any of them may be used as an address. */
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
 * Reports whether a rule about images has already reported this use. Rules about links do not count: a comment that silences
 * one of them would also skip the checks of the image.
 */
export function isRefused(found: Found[], { place }: ImageUse): boolean {
  return isFound(
    found.filter(({ ruleId }) => imageRules.includes(ruleId)),
    place,
  )
}

/**
 * Returns the image that the author probably meant, relative to the post: one next to it or in `images/` with the same name,
 * whatever its extension, or else with the nearest name.
 */
export function findImage(url: string, entry: Entry, content: Content): string | undefined {
  const folder = path.posix.dirname(entry.path)
  const { base, name } = path.posix.parse(url.replace(/[?#].*$/, ''))
  const near = listImages(content).filter((file) => [folder, 'images'].includes(path.posix.dirname(file)))
  const getBase = (file: string) => path.posix.basename(file)
  const getName = (file: string) => path.posix.parse(file).name
  const find = (get: (file: string) => string, wanted: string | undefined) => near.find((file) => get(file) === wanted)
  const meant =
    find(getBase, base) ??
    find(getName, name) ??
    find(getBase, findNearest(base, near.map(getBase))) ??
    find(getName, findNearest(name, near.map(getName)))
  if (!meant) return undefined
  const relative = path.posix.relative(folder, meant)
  return relative.startsWith('.') ? relative : `./${relative}`
}

const factsOf = new WeakMap<Content, Map<string, Promise<ImageFacts>>>()

/** Returns the facts of an image by its path in the content folder. Reads each file once per content. */
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
  // Reading a pipe would block.
  if (bytes > limits.bytes || !stats.isFile()) return facts
  const data = await readFile(file)
  const head = data.toString('utf8', 0, 300).trimStart()
  const isSvg = head.startsWith('<') && (/\.svg$/i.test(file) || /<svg[\s>]/.test(data.toString('utf8', 0, 10_000)))
  const drawing = isSvg && bytes <= limits.svgBytes ? readDrawing(data) : undefined
  const header = drawing && 'text' in drawing ? measureDrawing(drawing.text) : findHeader(data)
  const { width, height, frames } = (await header) ?? facts
  return {
    ...facts,
    head,
    isSequence: isAvifSequence(data),
    drawing,
    type: isSvg ? 'svg' : getType(data),
    width,
    height,
    frames: Math.max(frames, countPngFrames(data)),
  }
}

/** Returns the format of an image by its first bytes, among them those that neither browsers nor the build read. */
function getType(data: Buffer): string | undefined {
  try {
    return imageSize(data).type
  } catch {
    return undefined
  }
}

// Remembers which images could be decoded; the entries are empty.
const cache = openCache('sound-images')

/** Returns the header of an image; undefined if it cannot be read. */
export function findHeader(bytes: Buffer): Promise<ImageHeader | undefined> {
  return readHeader(bytes).catch(() => undefined)
}

/**
 * Reports whether the build can decode an image, or a picture embedded in the SVG `name`. Successes are cached across
 * processes.
 */
export async function isDecodable(name: string, data: Buffer, type: string | undefined): Promise<boolean> {
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

/** Deletes the cache entries of images that this process has not asked about. */
export const sweepDecodableImages = cache.sweep
