import path from 'node:path'
import { imageSizeFromFile } from 'image-size/fromFile'
import { imageHref } from '../addresses/urls'
import { env } from '../core/env'

/** An image of the content folder as an `<img>` needs it; sizes in CSS pixels. */
export type Image = { src: string; width: number; height: number }

/** Whether an image's address, as an author wrote it, means a file of the content folder. */
export function isContentImage(url: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(url)
}

/** Whether a file's name ends as those of images do. */
export function isImageName(file: string): boolean {
  return /\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(file)
}

/**
 * The path in the content folder of an image, by its root-relative address as a browser would resolve it; undefined if
 * the address is another one. Authors write addresses without the base path, pages hold them with it.
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

/** The path in the content folder of what a file in there names by a relative address, percent-encoded or not. */
export function resolveAddress(file: string, url: string): string {
  const folder = path.posix.dirname(file)
  try {
    return path.posix.join(folder, decodeURI(url.replace(/[?#].*$/, '')))
  } catch {
    return path.posix.join(folder, url)
  }
}

/**
 * Finds an image by its path in the content folder. Throws if it lies outside of that folder, is missing or is no image.
 */
export async function getImage(contentPath: string): Promise<Image> {
  const file = resolveImage(contentPath)
  const { width, height, orientation = 1 } = await imageSizeFromFile(file)
  // From 5 on, EXIF has the image turned by a quarter, which browsers and the build do.
  const [inlineSize, blockSize] = orientation < 5 ? [width, height] : [height, width]
  return { src: imageHref(contentPath), width: inlineSize, height: blockSize }
}

/** The file of an image, by its path in the content folder; throws if that leads out of the folder. */
export function resolveImage(contentPath: string): string {
  const file = path.join(env.contentDir, contentPath)
  if (!file.startsWith(env.contentDir + path.sep)) throw new Error(`${contentPath} lies outside of the content folder.`)
  return file
}

/** The images of the content folder that a page shows, by their paths in there. */
export function findImages(html: string): string[] {
  // No parser is needed to find them: React quotes every attribute, and escapes quotes in text.
  const attributes = html.matchAll(/ (?:src|href)="([^"]+)"/g)
  return Array.from(attributes, ([, address = '']) => getImagePath(address.replaceAll('&amp;', '&'))).filter(
    (name) => name !== undefined,
  )
}
