import { toSlug } from '../../content/slug'
import type { Rule } from '../rule'

const maxLength = 100

export const slugInvalid: Rule = {
  id: 'slug-invalid',
  reason: 'The name of a file or its folder becomes its address: lower-case letters, digits and dashes.',
  severity: 'error',
  check({ slug, path: file, frontmatter: { place } }) {
    // file-stray reports this file.
    if (/^index$/i.test(slug)) return []
    const name = file.endsWith('/index.mdx') ? 'the folder' : 'the file'
    const rename = (to: string) => `Rename ${name} to ${to}${name === 'the file' ? '.mdx' : ''}.`
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
      const meant = toSlug(slug)
      const note = meant ? rename(meant) : `Rename ${name}, using lower-case letters, digits and dashes.`
      return [{ reason: `"${slug}" cannot be part of an address.`, note, place }]
    }
    if (slug.length > maxLength) {
      const short = slug.slice(0, maxLength).replace(/-[^-]*$/, '')
      return [
        {
          reason: `The address is ${slug.length} characters long; the limit is ${maxLength}.`,
          note: rename(short),
          place,
        },
      ]
    }
    if (/^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(slug)) {
      return [
        { reason: `Windows does not allow a file or folder named "${slug}".`, note: rename(`${slug}-post`), place },
      ]
    }
    return []
  },
}
