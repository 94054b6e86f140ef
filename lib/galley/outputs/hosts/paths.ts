/** Whether a path is one that a pattern means: `*` stands for any text, `:name` for one part of a path. */
export function matchPath(pattern: string, path: string): boolean {
  return toRegExp(pattern).test(path)
}

/** What a redirect from a pattern to another makes of a path, with the parts that `:name` stands for; undefined of others. */
export function rewritePath(from: string, to: string, path: string): string | undefined {
  const names: string[] = from.match(placeholder) ?? []
  const source = toSource(from).replaceAll('[^/]+', '([^/]+)')
  const [whole, ...values] = new RegExp(`^${source}$`).exec(path) ?? []
  return whole === undefined ? undefined : to.replace(placeholder, (name) => values[names.indexOf(name)] ?? name)
}

const placeholder = /:[a-z]\w*/gi
const known = new Map<string, RegExp>()

function toRegExp(pattern: string): RegExp {
  const regExp = known.get(pattern) ?? new RegExp(`^${toSource(pattern)}$`)
  known.set(pattern, regExp)
  return regExp
}

/** A pattern as the text of a regular expression. */
export function toSource(pattern: string): string {
  return pattern
    .replace(/[\\^$.+?()[\]{}|]/g, '\\$&')
    .replaceAll('*', '.*')
    .replace(placeholder, '[^/]+')
}
