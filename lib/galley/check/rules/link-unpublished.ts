import type { Fault } from '../../core/diagnostics'
import { getHref } from '../addresses'
import { getLinks } from '../links'
import { getRoutes, getState, getTime, readLocal } from '../routes'
import type { Rule } from '../rule'

export const linkUnpublished: Rule = {
  id: 'link-unpublished',
  reason: 'A link to a draft, or to a post that is published later, is dead for readers.',
  severity: 'error',
  optional: true,
  async check(entry, content) {
    const own = getState(entry)
    // The links of a draft are checked once it is published.
    if (own === 'draft') return []
    const routes = await getRoutes(content)
    return getLinks(entry).flatMap(({ url, place }): Fault[] => {
      const target = /^(?:https?:|\/(?![/\\]))/i.test(url) ? readLocal(url, getHref(entry)) : undefined
      const route = target && routes.get(target.path)
      if (!route || !('entry' in route) || route.entry === entry) return []
      const { kind, entry: other } = route
      const { path } = other.file
      if (kind === 'draft') {
        return [
          { reason: `${path} is a draft.`, note: 'Publish it with or before this post, or remove the link.', place },
        ]
      }
      if (kind !== 'future' || (own === 'future' && getTime(entry.frontmatter) >= getTime(other.frontmatter))) return []
      const date = String(other.frontmatter.fields.get('date')?.value)
      return [
        {
          reason: `${path} is not published until ${date}.`,
          note: 'Give it an earlier date, or add the link later.',
          place,
        },
      ]
    })
  },
}
