/** Where an earlier address leads, both with the base path and percent-encoded. */
export type Redirect = { from: string; to: string }

/** A redirect as a host reads it: Netlify follows one over a file only by force. */
export type RedirectRule = Redirect & { status: number; force: boolean }

/** What Cloudflare Pages takes: https://developers.cloudflare.com/pages/configuration/redirects/ */
const limits = { rules: 2000, dynamic: 100, line: 1000 }

/** What has Cloudflare Pages serve pages at addresses in .html, from which it would redirect to those without. */
const pagesHead = `
# Cloudflare Pages would redirect these to addresses without .html; other hosts have a file there.
`

const head = `# Each redirect stands here twice: Netlify follows the first, though the page for hosts without redirects is there;
# Cloudflare Pages does not know the first, and follows the second.
`

/**
 * `_redirects` as Cloudflare Pages and Netlify read it, with the first redirects that the former takes, and how many it
 * does not hold: there are more, they are too long, or hold what these files have another meaning for. `pages` are the
 * patterns of pages whose addresses end in .html.
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

/** Reads `_redirects`; throws with the line that Cloudflare Pages would not take, other than one by force. */
export function parseRedirectsFile(text: string): RedirectRule[] {
  const rules: RedirectRule[] = []
  const counts = { rules: 0, dynamic: 0 }
  for (const [index, line] of text.split('\n').entries()) {
    const fail = (reason: string): never => {
      throw new Error(`_redirects:${index + 1}: ${reason}`)
    }
    if (line.trim() === '' || line.startsWith('#')) continue
    if (line.length > limits.line)
      fail(`This line has ${line.length} characters, and Cloudflare Pages takes ${limits.line}.`)
    const [, from = '', to = '', status, force] = /^(\/\S*)\s+(\S+)(?:\s+(\d+)(!?))?\s*$/.exec(line) ?? []
    if (!from) fail('A redirect is a path, an address and a number, such as /old/ /new/ 301.')
    if (!/^(?:200|30[12378])$/.test(status ?? '302')) fail(`${status} is no redirect.`)
    rules.push({ from, to, status: Number(status ?? 302), force: Boolean(force) })
    if (force) continue
    const kind = isDynamic(from) ? 'dynamic' : 'rules'
    counts[kind]++
    if (counts[kind] > limits[kind])
      fail(`Cloudflare Pages takes ${limits[kind]} redirects${kind === 'dynamic' ? ' with * or :name' : ''}.`)
  }
  return rules
}

/** Whether a text holds what stands for others in a path. */
function isDynamic(text: string): boolean {
  return /\*|:[a-z]/i.test(text)
}
