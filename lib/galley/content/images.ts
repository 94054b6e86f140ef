import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { imageHref } from '../addresses/urls'
import { env } from '../core/env'
import { type ImageHeader, readHeader } from '../core/image-header'
import { readDrawing } from '../markup/svg/drawing'
import { measureDrawing } from '../markup/svg/measure'

/** The `<img>` attributes of an image in the content folder; sizes in CSS pixels. */
export type Image = { src: string; width: number; height: number }

/** Returns whether an image's address, as written by an author, refers to a file in the content folder. */
export function isContentImage(url: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(url)
}

/** Returns whether a file name has the extension of an image. */
export function isImageName(file: string): boolean {
  return /\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(file)
}

/**
 * Returns the path, relative to the content folder, of the image at a root-relative address, resolved as browsers do;
 * undefined for any other address. Authors write addresses without the base path; pages contain them with it.
 */
export function getImagePath(href: string, basePath = env.basePath): string | undefined {
  const prefix = `${basePath}${imageHref('').slice(env.basePath.length)}`
  if (!href.startsWith('/') || !href.includes(prefix) || !URL.canParse(href, nowhere)) return undefined
  const { origin, pathname } = new URL(href, nowhere)
  if (origin !== nowhere || !pathname.startsWith(prefix) || pathname === prefix) return undefined
  try {
    return decodeURIComponent(pathname.slice(prefix.length))
  } catch {
    return undefined
  }
}

const nowhere = 'https://host.invalid'

/**
 * Resolves a relative address, percent-encoded or not, against a content file; paths are relative to the content
 * folder.
 */
export function resolveAddress(file: string, url: string): string {
  const folder = path.posix.dirname(file)
  try {
    return path.posix.join(folder, decodeURI(url.replace(/[?#].*$/, '')))
  } catch {
    return path.posix.join(folder, url)
  }
}

/**
 * Returns an image, given by its path relative to the content folder. Throws if the file is outside of that folder, is
 * missing or is not an image.
 */
export async function getImage(contentPath: string): Promise<Image> {
  // Not by its path: libvips remembers what it has read from a path, and would miss changes during `npm run dev`.
  const bytes = await readFile(resolveImage(contentPath))
  const { width, height } = (await measurePublished(contentPath, bytes)) ?? (await readHeader(bytes))
  return { src: imageHref(contentPath), width, height }
}

/** Returns the header of a drawing as it is published, which libvips may read although it cannot read the file. */
async function measurePublished(file: string, bytes: Buffer): Promise<ImageHeader | undefined> {
  if (!/\.svg$/i.test(file)) return undefined
  const drawing = readDrawing(bytes)
  return 'text' in drawing ? measureDrawing(drawing.text) : undefined
}

/**
 * Returns the absolute path of an image from its path relative to the content folder. Throws if it is outside of it.
 */
export function resolveImage(contentPath: string): string {
  const file = path.join(env.contentDir, contentPath)
  if (!file.startsWith(env.contentDir + path.sep)) throw new Error(`"${contentPath}" is outside of the content folder.`)
  return file
}

/** Returns the paths, relative to the content folder, of the images that a page shows or links to. */
export function findImages(html: string): string[] {
  // A regular expression suffices: React quotes every attribute, and escapes quotes in text.
  const attributes = html.matchAll(/ (?:src|href)="([^"]+)"/g)
  return Array.from(attributes, ([, address = '']) => getImagePath(address.replaceAll('&amp;', '&'))).filter(
    (name) => name !== undefined,
  )
}
