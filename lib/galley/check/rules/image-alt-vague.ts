import path from 'node:path'
import type { Fault } from '../../core/diagnostics'
import { getNodes, type Rule } from '../rule'
import { getImageFields } from '../schemas'

export const imageAltVague: Rule = {
  id: 'image-alt-vague',
  reason: 'A file name, or a word such as "image", does not tell readers what an image shows.',
  severity: 'warning',
  check(entry) {
    const images = [
      ...getNodes(entry, 'image').map(({ url, alt, position }) => ({ url, alt: alt ?? '', place: position })),
      ...getImageFields(entry).flatMap(({ url, alt }) =>
        alt?.field ? [{ url, alt: String(alt.field.value ?? ''), place: alt.field.place }] : [],
      ),
    ]
    return images.flatMap(({ url, alt, place }): Fault[] => {
      if (!isVague(alt.trim(), url)) return []
      return [
        {
          reason: `"${alt.trim()}" does not describe the image.`,
          note: 'Say in a few words what the image shows.',
          place,
        },
      ]
    })
  },
}

function isVague(alt: string, url: string): boolean {
  if (
    /^(?:an? |the )?(?:image|img|photo|picture|screenshot|screen shot|cover|figure|alt|alt text|untitled)[ .]*$/i.test(
      alt,
    )
  )
    return true
  const { base, name } = path.posix.parse(url)
  // A single word can be a description; a name with dashes or digits is only a file name.
  return (
    alt !== '' &&
    (alt === base || (alt === name && /[-_\d]/.test(name)) || /^\S+\.(?:png|jpe?g|gif|webp|avif|svg|heic)$/i.test(alt))
  )
}
