import { isImageName } from '../../content/images'
import { getImageUses } from '../images'
import { findAlike, getReferences } from '../references'
import type { Rule } from '../rule'

const mentionsImage = (text: string) => /avif|gif|jpe?g|png|svg|webp/i.test(text)

export const imageUnused: Rule = {
  id: 'image-unused',
  reason: 'An unused image is either a leftover or missing from a text.',
  severity: 'warning',
  checkContent(content) {
    const { entries, files, links } = content
    const images = [...files].filter((file) => isImageName(file) && !links.has(file))
    // Parsing bodies takes most of a check's time, and most bodies mention no image.
    const mentioning = images.length > 0 ? entries.filter(({ file }) => mentionsImage(String(file))) : []
    const used = new Set(
      mentioning.flatMap((entry) => [
        ...getImageUses(entry, content).map(({ path }) => path),
        ...getReferences(entry).map(({ path }) => findAlike(content, path)),
      ]),
    )
    return images
      .filter((file) => !used.has(file))
      .map((path) => ({
        path,
        reason: 'No post or page uses this image.',
        note: `Delete it, or show it with ![What it shows](./${path.split('/').at(-1)})`,
        place: undefined,
      }))
  },
}
