import { getAddresses } from '../links'
import type { Rule } from '../rule'

export const linkUnsafe: Rule = {
  id: 'link-unsafe',
  reason: 'An address that holds a script or a document runs with the rights of the site.',
  severity: 'error',
  check(entry) {
    return getAddresses(entry).flatMap(({ url, kind, place }) => {
      const scheme = /^(javascript|vbscript|livescript|data|blob|filesystem|view-source):/.exec(unmask(url))?.[1]
      if (!scheme) return []
      const note =
        kind === 'image'
          ? 'Save the image beside the post and write its path, such as ./photo.jpg.'
          : 'Write the address of a page, such as /posts/a-post/ or https://example.org/.'
      return [{ reason: `A post cannot hold an address that begins with ${scheme}:.`, note, place }]
    })
  },
}

/** An address without what browsers drop or people do not see: escapes, white space, control and joining characters. */
function unmask(url: string): string {
  let plain = url
  // An escape can hide another one.
  for (let round = 0; round < 3; round++) {
    plain = plain.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  }
  return plain.replace(/[\p{White_Space}\p{Cc}\p{Cf}]/gu, '').toLowerCase()
}
