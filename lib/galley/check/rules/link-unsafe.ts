import { findScriptScheme } from '../../core/schemes'
import { exampleHref } from '../addresses'
import { getAddresses } from '../links'
import type { Rule } from '../rule'

export const linkUnsafe: Rule = {
  id: 'link-unsafe',
  reason: 'An address that contains a script or a document runs with the rights of the site.',
  severity: 'error',
  check(entry) {
    return getAddresses(entry).flatMap(({ url, kind, place }) => {
      const scheme = findScriptScheme(url)
      if (!scheme) return []
      const note =
        kind === 'image'
          ? 'Save the image next to the post and write its path, such as ./photo.jpg'
          : `Write the address of a page, such as ${exampleHref} or https://example.org/`
      return [{ reason: `Posts cannot contain "${scheme}:" addresses.`, note, place }]
    })
  },
}
