/** What an address can be made of: small letters, digits and dashes; '' if a name holds nothing of the kind. */
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

/** The full address of a site or page that was probably meant, as a remedy. */
export function suggestAddress(given: string): string {
  const meant = `https://${given.trim().replace(/^(?:[a-z]*:)?\/*/i, '')}`
  const isLikely = /^https:\/\/[\w.-]+\.[a-z]{2,}(?:[/?#:]\S*)?$/i.test(meant)
  return isLikely ? `Write ${meant}` : 'Write it in full, such as https://example.org/a.'
}
