import { isImageName } from '../../content/images'
import { getImageUses } from '../images'
import { findAlike, getReferences } from '../references'
import type { Rule } from '../rule'

const mentionsImage = (text: string) => /avif|gif|jpe?g|png|svg|webp/i.test(text)

export const imageUnused: Rule = {
  id: 'image-unused',
  reason: 'An image that no post or page shows is forgotten, or its place in the text is.',
  severity: 'warning',
  checkContent(content) {
    const { entries, files, links } = content
    const images = [...files].filter((file) => isImageName(file) && !links.has(file))
    // To read a body takes most of the time of a check, and most name no image.
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
        reason: 'No post or page shows this image.',
        note: `Show it, such as with ![What it shows](./${path.split('/').at(-1)}), or delete it.`,
        place: undefined,
      }))
  },
}
