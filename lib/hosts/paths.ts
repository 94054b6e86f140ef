/** Whether a path is one that a pattern means: `*` stands for any text, `:name` for one part of a path. */
export function matchPath(pattern: string, path: string): boolean {
  return toRegExp(pattern).test(path)
}

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
    .replace(/:[a-z]\w*/gi, '[^/]+')
}
