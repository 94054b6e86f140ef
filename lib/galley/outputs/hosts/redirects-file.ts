/** A redirect from an earlier address; both include the base path and are percent-encoded. */
export type Redirect = { from: string; to: string }

/** A redirect rule of a host. On Netlify, only forced ones take precedence over files. */
export type RedirectRule = Redirect & { status: number; force: boolean }

/** The limits of Cloudflare Pages: https://developers.cloudflare.com/pages/configuration/redirects/ */
const limits = { rules: 2000, dynamic: 100, line: 1000 }

/** The comment above rewrites that make Cloudflare Pages serve addresses in .html. */
const pagesHead = `
# Without these, Cloudflare Pages would redirect to addresses without .html; other hosts serve the files.
`

const head = `# Each redirect is listed twice. Netlify follows the first one, even though a page exists at the address for hosts
# without redirects. Cloudflare Pages ignores that syntax and follows the second one.
`

/**
 * Returns `_redirects` for Cloudflare Pages and Netlify, and the number of redirects that do not fit into it: those that
 * exceed the limits of Cloudflare Pages or contain placeholders. `pages` are the patterns of pages whose addresses end in
 * .html.
 */
export function createRedirectsFile(redirects: Redirect[], pages: string[] = []): { text: string; rest: number } {
  const lines = redirects.map(({ from, to }) => `${from} ${to} 301`)
  const taken = lines
    .filter((line) => line.length < limits.line && !isDynamic(line))
    .slice(0, limits.rules - pages.length)
  const served = pages.map((pattern) => `${pattern} ${pattern.replace(/\.html$/, '')} 200\n`)
  return {
    text: [
      head,
      ...taken.map((line) => `${line}!\n${line}\n`),
      ...(served.length > 0 ? [pagesHead] : []),
      ...served,
    ].join(''),
    rest: lines.length - taken.length,
  }
}

/** Parses `_redirects`; throws with the line if Cloudflare Pages would reject it, except for forced redirects. */
export function parseRedirectsFile(text: string): RedirectRule[] {
  const rules: RedirectRule[] = []
  const counts = { rules: 0, dynamic: 0 }
  for (const [index, line] of text.split('\n').entries()) {
    const fail = (reason: string): never => {
      throw new Error(`_redirects:${index + 1}: ${reason}`)
    }
    if (line.trim() === '' || line.startsWith('#')) continue
    if (line.length > limits.line)
      fail(`This line has ${line.length} characters; the limit of Cloudflare Pages is ${limits.line}.`)
    const [, from = '', to = '', status, force] = /^(\/\S*)\s+(\S+)(?:\s+(\d+)(!?))?\s*$/.exec(line) ?? []
    if (!from) fail('This line is not a redirect. Write a path, an address and a status, such as /old/ /new/ 301.')
    if (!/^(?:200|30[12378])$/.test(status ?? '302')) fail(`${status} is not a redirect status.`)
    rules.push({ from, to, status: Number(status ?? 302), force: Boolean(force) })
    if (force) continue
    const kind = isDynamic(from) ? 'dynamic' : 'rules'
    counts[kind]++
    if (counts[kind] > limits[kind])
      fail(`The limit of Cloudflare Pages is ${limits[kind]} redirects${kind === 'dynamic' ? ' with * or :name' : ''}.`)
  }
  return rules
}

/** Whether a rule contains a wildcard or placeholder. */
function isDynamic(text: string): boolean {
  return /\*|:[a-z]/i.test(text)
}
