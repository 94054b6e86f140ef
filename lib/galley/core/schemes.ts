/** The schemes that a link may have: a page, a mailbox, a call, or a program that readers have chosen themselves. */
export const linkSchemes = [
  ...['https', 'http', 'mailto', 'tel', 'sms', 'ftp', 'ftps', 'sftp', 'ssh', 'git', 'gemini', 'gopher', 'irc', 'ircs'],
  ...['xmpp', 'matrix', 'sip', 'sips', 'geo', 'magnet', 'news', 'nntp', 'urn', 'doi', 'webcal', 'apt', 'acct', 'at'],
]

/** The schemes of addresses that run a script or hold a document, which then has the rights of the site. */
const scriptSchemes = ['javascript', 'vbscript', 'livescript', 'data', 'blob', 'filesystem', 'view-source']

/**
 * Returns an address as browsers read it: without the control characters and spaces around it, and without line breaks and
 * tabs anywhere, so that `/<TAB>/evil.example` is `//evil.example`. https://url.spec.whatwg.org/#url-parsing
 */
export function readAddress(address: string): string {
  return address.replace(/^[\0- ]+|[\0- ]+$|[\t\n\r]/g, '')
}

/**
 * Returns the scheme of an address that runs a script or holds a document, or undefined. Looks through escapes and
 * invisible characters too, which some programs undo that read feeds.
 */
export function findScriptScheme(address: string): string | undefined {
  let plain = address
  // An escape can hide another one.
  for (let round = 0; round < 3; round++) {
    plain = plain.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  }
  const [, scheme] = /^([a-z-]+):/.exec(plain.replace(/[\p{White_Space}\p{Cc}\p{Cf}]/gu, '').toLowerCase()) ?? []
  return scheme !== undefined && scriptSchemes.includes(scheme) ? scheme : undefined
}

/** Whether an address may be written into a page or a feed: it has no scheme, or one that a link may have. */
export function isSafeAddress(address: string): boolean {
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(readAddress(address)) ?? []
  return !findScriptScheme(address) && (scheme === undefined || linkSchemes.includes(scheme.toLowerCase()))
}

/** Whether an address is that of a page on the web, in full. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\//i.test(address) && URL.canParse(address)
}
