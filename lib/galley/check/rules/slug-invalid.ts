import { toSlug } from '../../content/slug'
import type { Rule } from '../rule'

const longest = 100

export const slugInvalid: Rule = {
  id: 'slug-invalid',
  reason: 'The name of a file or its folder becomes the address: small letters, digits and dashes.',
  severity: 'error',
  check({ slug, path: file, frontmatter: { place } }) {
    // Which is a file in the wrong place.
    if (/^index$/i.test(slug)) return []
    const name = file.endsWith('/index.mdx') ? 'the folder' : 'the file'
    const rename = (to: string) => `Rename ${name} to ${to}${name === 'the file' ? '.mdx' : ''}.`
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
      const meant = toSlug(slug)
      const note = meant ? rename(meant) : `Name ${name} with small letters, digits and dashes.`
      return [{ reason: `"${slug}" cannot be part of an address.`, note, place }]
    }
    if (slug.length > longest) {
      const short = slug.slice(0, longest).replace(/-[^-]*$/, '')
      return [
        {
          reason: `The address is ${slug.length} characters long, and may have ${longest}.`,
          note: rename(short),
          place,
        },
      ]
    }
    if (/^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(slug)) {
      return [
        { reason: `Windows can have no file or folder of the name ${slug}.`, note: rename(`${slug}-post`), place },
      ]
    }
    return []
  },
}
