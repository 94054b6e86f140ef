import type { HeaderRule } from './policy'

/** The limits of Cloudflare Pages: https://developers.cloudflare.com/pages/configuration/headers/ */
const limits = { rules: 100, line: 2000 }

/** Returns `_headers` for Cloudflare Pages and Netlify. */
export function createHeadersFile(rules: HeaderRule[]): string {
  return rules
    .flatMap(({ path, headers }) => [
      path,
      ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
      '',
    ])
    .join('\n')
}

/** Parses `_headers`; throws with the line if a host would reject it. */
export function parseHeadersFile(text: string): HeaderRule[] {
  const rules: HeaderRule[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const fail = (reason: string): never => {
      throw new Error(`_headers:${index + 1}: ${reason}`)
    }
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    if (line.length > limits.line)
      fail(`This line has ${line.length} characters; the limit of Cloudflare Pages is ${limits.line}.`)
    const rule = rules.at(-1)
    const [, name = '', value = ''] = /^\s+([\w-]+): *(.*\S)\s*$/.exec(line) ?? []
    if (line.startsWith('/')) {
      if (line.split('*').length > 2) fail('A path can contain only one *.')
      rules.push({ path: line.trim(), headers: {} })
    } else if (!rule) fail('A header must be below its path.')
    else if (!name) fail('This line is neither a path nor a header. Start paths with a slash, and indent headers.')
    else rule.headers[name] = value
  }
  if (rules.length > limits.rules) {
    throw new Error(`_headers: ${rules.length} rules; the limit of Cloudflare Pages is ${limits.rules}.`)
  }
  return rules
}
