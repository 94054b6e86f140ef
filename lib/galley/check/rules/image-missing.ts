import { access } from 'node:fs/promises'
import path from 'node:path'
import { isContentImage, resolveImage } from '../../content/images'
import type { Fault } from '../../core/diagnostics'
import { findImage } from '../images'
import { findAlike, resolveReference } from '../references'
import { type Entry, getNodes, type Rule } from '../rule'
import { getImageFields } from '../schemas'

export const imageMissing: Rule = {
  id: 'image-missing',
  reason: 'An image must exist in the content folder, and one in the frontmatter needs a description.',
  severity: 'error',
  async check(entry, content) {
    const fields = getImageFields(entry)
    const faults = fields.flatMap(({ name, field, alt }): Fault[] => {
      if (!alt || alt.field) return []
      const reason = `The field "${name}" needs a description in "${alt.name}".`
      return [{ reason, note: `Write ${alt.name}: What the image shows`, place: field.keyPlace }]
    })
    const uses = [
      ...fields.map(({ url, field }) => ({ url, place: field.place })),
      ...getNodes(entry, 'image').map(({ url, position }) => ({ url, place: position })),
    ]
    for (const { url, place } of uses) {
      if (isContentImage(url) && !(await exists(entry, url)) && !findAlike(content, resolveReference(entry, url))) {
        faults.push({
          reason: `The image "${url}" does not exist.`,
          note: `Write ${findImage(url, entry, content) ?? 'its path relative to this file, such as ./photo.jpg'}`,
          place,
        })
      }
    }
    return faults
  },
}

async function exists(entry: Entry, url: string): Promise<boolean> {
  try {
    await access(resolveImage(path.posix.join(path.posix.dirname(entry.path), decodeURI(url))))
    return true
  } catch {
    return false
  }
}
