import type { HeaderRule } from './policy'

/** What Cloudflare Pages takes: https://developers.cloudflare.com/pages/configuration/headers/ */
const limits = { rules: 100, line: 2000 }

/** `_headers` as Cloudflare Pages and Netlify read it. */
export function createHeadersFile(rules: HeaderRule[]): string {
  return rules
    .flatMap(({ path, headers }) => [
      path,
      ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
      '',
    ])
    .join('\n')
}

/** Reads `_headers`; throws with the line that a host would not take. */
export function parseHeadersFile(text: string): HeaderRule[] {
  const rules: HeaderRule[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const fail = (reason: string): never => {
      throw new Error(`_headers:${index + 1}: ${reason}`)
    }
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    if (line.length > limits.line)
      fail(`This line has ${line.length} characters, and Cloudflare Pages takes ${limits.line}.`)
    const rule = rules.at(-1)
    const [, name = '', value = ''] = /^\s+([\w-]+): *(.*\S)\s*$/.exec(line) ?? []
    if (line.startsWith('/')) {
      if (line.split('*').length > 2) fail('A path holds one * at most.')
      rules.push({ path: line.trim(), headers: {} })
    } else if (!rule) fail('A header stands below the path that it is for.')
    else if (!name) fail('This is neither a path, which begins with a slash, nor a header, which is indented.')
    else rule.headers[name] = value
  }
  if (rules.length > limits.rules) {
    throw new Error(`_headers: There are ${rules.length} rules, and Cloudflare Pages takes ${limits.rules}.`)
  }
  return rules
}
