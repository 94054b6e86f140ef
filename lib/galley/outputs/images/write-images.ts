import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import pMap from 'p-map'
import sharp from 'sharp'
import { imageHref, variantHref } from '../../addresses/urls'
import { getImagePath, resolveImage } from '../../content/images'
import { hash } from '../../core/cache'
import { type Kept, type Made, openFileCache } from '../../core/file-cache'
import { ignoreMissing, outputFile, placeOutput, writeOutput } from '../../core/output'
import { count } from '../../core/text'
import { writeAtomically } from '../../core/write-atomically'
import { type ResponsiveImage, replaceImages } from '../../html/responsive-images'
import type { Export } from '../export'
import { encodeImage, prepareImage } from './encode-image'

/** The cached facts about an encoded image: its formats, the source's own last, and the ending of each file name. */
type Encoding = { opaque: boolean; formats: { format: string; files: { ending: string; width: number }[] }[] }

/**
 * Writes the images that exported pages use, in several sizes and formats, without metadata and with a fingerprint in
 * their names, and updates the pages. Fills `images`. Reuses images that the last build encoded. Throws with the name of an image that
 * cannot be encoded.
 */
export async function writeImages({ dir, pages, images: hrefs }: Export): Promise<string> {
  const cache = openFileCache<Encoding>('images')
  const code = [
    'lib/galley/outputs/images/encode-image.ts',
    'lib/galley/core/image-header.ts',
    'lib/galley/core/raster.ts',
    'lib/galley/markup/svg/embedded.ts',
    'lib/galley/outputs/images/write-images.ts',
  ]
  const settings = hash(await Promise.all(code.map((file) => readFile(file, 'utf8'))), sharp.versions)
  const encodings = new Map<string, Promise<Kept<Encoding>>>()
  const images = new Map<string, ResponsiveImage>()
  let encoded = 0

  async function writeImage(name: string): Promise<void> {
    const source = await readFile(resolveImage(name)).catch(ignoreMissing)
    // The check has already reported missing images.
    if (source === undefined) return
    const bytes = await prepareImage(name, source)
    const key = hash(settings, bytes)
    const make = async () => {
      encoded++
      const image = await encodeImage(bytes).catch((error: Error) => {
        throw new Error(`${name}: the image cannot be encoded. ${error.message}`)
      })
      return nameFiles(image)
    }
    const encoding = encodings.get(key) ?? cache.get(key, make)
    encodings.set(key, encoding)
    const { facts, files } = await encoding
    const sources = facts.formats.map(({ format, files }) => {
      const variants = files.map(({ ending, width }) => ({ href: createHref(name, ending), width }))
      return { type: `image/${format}`, variants }
    })
    const fallback = sources.at(-1)?.variants ?? []
    for (const [ending, { file }] of files) placeOutput(dir, createHref(name, ending), file)
    images.set(name, {
      opaque: facts.opaque,
      sources: sources.slice(0, -1),
      fallback,
    })
    hrefs.set(name, fallback.at(-1)?.href ?? imageHref(name))
  }
  const shown = new Set([...pages.values()].flatMap(({ images }) => images))
  await pMap(shown, writeImage, { concurrency: availableParallelism() })

  for (const [page, { images: names, islands }] of pages) {
    if (names.length === 0) continue
    const file = path.join(dir, page)
    // An unchanged page is placed in the export later, and only needs its image files.
    const html = await readFile(file, 'utf8').catch(ignoreMissing)
    if (html !== undefined) {
      // Atomically, since the search step reads the page at the same time.
      const shown = replaceImages(html, (href) => images.get(getImagePath(href) ?? ''))
      await writeAtomically(file, shown)
    }
    // Hydrated pages request images by their original names.
    for (const name of islands.length > 0 ? names : []) {
      const fallback = images.get(name)?.fallback.at(-1)
      if (fallback) await writeOutput(dir, imageHref(name), await readFile(path.join(dir, outputFile(fallback.href))))
    }
  }
  cache.sweep()
  return `${count(shown.size, 'image')}, ${encoded} encoded`
}

function createHref(name: string, ending: string): string {
  const { dir, name: base } = path.parse(name)
  return variantHref(path.posix.join(dir, `${base}${ending}`))
}

/**
 * Returns the files of an image with endings that contain a hash of all their bytes. They are cached as immutable, so
 * different bytes need different names. All files share a hash, since pages then compress better.
 */
function nameFiles({ opaque, formats }: Awaited<ReturnType<typeof encodeImage>>): Made<Encoding> {
  const encoded = formats.flatMap(({ format, files }) => files.map((file) => ({ ...file, format })))
  const fingerprint = hash(...encoded.map(({ data }) => data)).slice(0, 8)
  const images = encoded.map((image) => ({ ...image, ending: createEnding(fingerprint, image) }))
  const named = formats.map(({ format }) => ({
    format,
    files: images.filter((image) => image.format === format).map(({ ending, width }) => ({ ending, width })),
  }))
  return { facts: { opaque, formats: named }, files: images.map(({ ending, data }) => [ending, data]) }
}

function createEnding(fingerprint: string, { format, width }: { format: string; width: number }): string {
  return format === 'svg' ? `.${fingerprint}.svg` : `.${fingerprint}-${width}.${format.replace('jpeg', 'jpg')}`
}
