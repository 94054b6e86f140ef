import { findAlike, getReferences } from '../references'
import type { Rule } from '../rule'

export const imageUnused: Rule = {
  id: 'image-unused',
  reason: 'An image that no post or page shows is forgotten, or its place in the text is.',
  severity: 'warning',
  checkContent(content) {
    const { entries, files, links } = content
    const references = entries.flatMap((entry) => getReferences(entry))
    const used = new Set(references.map(({ path }) => findAlike(content, path)))
    return [...files]
      .filter((file) => /\.(?:avif|gif|jpe?g|png|svg|webp)$/i.test(file) && !used.has(file) && !links.includes(file))
      .map((path) => ({
        path,
        reason: 'No post or page shows this image.',
        note: `Show it, such as with ![What it shows](./${path.split('/').at(-1)}), or delete it.`,
        place: undefined,
      }))
  },
}
