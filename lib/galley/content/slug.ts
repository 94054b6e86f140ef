/** Returns a name as lower-case ASCII letters, digits and dashes; '' if it contains no such letter or digit. */
export function toSlug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[øØ]/g, 'o')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** Returns a remedy for an invalid web address: the full URL that was probably meant, or an example. */
export function suggestAddress(given: string): string {
  const meant = `https://${given.trim().replace(/^(?:[a-z]*:)?\/*/i, '')}`
  const isLikely = /^https:\/\/[\w.-]+\.[a-z]{2,}(?:[/?#:]\S*)?$/i.test(meant)
  return isLikely ? `Write ${meant}` : 'Write the full URL, such as https://example.org/a'
}
