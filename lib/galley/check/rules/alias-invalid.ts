import type { Fault } from '../../core/diagnostics'
import { isAlias } from '../addresses'
import { getRoutes } from '../routes'
import type { Rule } from '../rule'
import { isTaken } from './address-reserved'

export const aliasInvalid: Rule = {
  id: 'alias-invalid',
  reason: 'An alias must be a path that any host can serve: it ends in .html or a slash.',
  severity: 'error',
  async check({ frontmatter }, content) {
    const routes = await getRoutes(content)
    return (frontmatter.fields.get('aliases')?.items ?? []).flatMap(({ value, place }): Fault[] => {
      if (typeof value !== 'string' || value.trim() === '' || isAlias(value)) return []
      const meant = suggestAlias(value)
      const note =
        isAlias(meant) && !isTaken(meant, routes)
          ? `Write ${meant}`
          : 'Write a path from the root, such as /2020/11/22/title.html'
      return [{ reason: `"${value}" is not a path from the root that ends in .html or a slash.`, note, place }]
    })
  },
}

/** Returns the path of an address from the root, with a final slash unless it ends in `.html`. */
function suggestAlias(alias: string): string {
  const path = alias
    .trim()
    .replace(/^https?:\/\/[^/]*/, '')
    .replace(/[?#].*$/, '')
  const rooted = path.startsWith('/') ? path : `/${path}`
  return /(?:\.html|\/)$/.test(rooted) ? rooted : `${rooted}/`
}
