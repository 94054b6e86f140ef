/** Whether a path matches a pattern, in which `*` matches any text and `:name` one part of a path. */
export function matchPath(pattern: string, path: string): boolean {
  return toRegExp(pattern).test(path)
}

/** Returns the target of a redirect for a path, with placeholders such as `:name` filled in; undefined without a match. */
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

/** Returns a pattern as the source of a regular expression. */
export function toSource(pattern: string): string {
  return pattern
    .replace(/[\\^$.+?()[\]{}|]/g, '\\$&')
    .replaceAll('*', '.*')
    .replace(placeholder, '[^/]+')
}
