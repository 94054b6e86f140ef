import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { findImages, resolveImage } from '../images'
import type { Export } from './steps'

/** Copies the images of the content folder that exported pages show, and no others: a draft's stay where they are. */
export async function copyImages({ dir }: Export): Promise<string> {
  const pages = (await readdir(dir, { recursive: true })).filter((file) => file.endsWith('.html'))
  const images = new Set<string>()
  for (const page of pages) {
    for (const image of findImages(await readFile(path.join(dir, page), 'utf8'))) images.add(image)
  }
  for (const image of images) {
    const target = path.join(dir, 'media', image)
    await mkdir(path.dirname(target), { recursive: true })
    await copyFile(resolveImage(image), target)
  }
  return `${images.size} files`
}
