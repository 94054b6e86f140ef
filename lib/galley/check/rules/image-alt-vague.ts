import path from 'node:path'
import type { Fault } from '../../core/diagnostics'
import { getNodes, type Rule } from '../rule'
import { getImageFields } from '../schemas'

export const imageAltVague: Rule = {
  id: 'image-alt-vague',
  reason: 'A file name read aloud tells nobody what an image shows.',
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
          reason: `"${alt.trim()}" does not say what the image shows.`,
          note: 'Write what one sees on it, in a few words.',
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
  // A word alone may say it all; a name of several parts was made for a file.
  return (
    alt !== '' &&
    (alt === base || (alt === name && /[-_\d]/.test(name)) || /^\S+\.(?:png|jpe?g|gif|webp|avif|svg|heic)$/i.test(alt))
  )
}
