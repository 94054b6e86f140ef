import type { Fault } from '../../core/diagnostics'
import { getHref } from '../addresses'
import { getLinks } from '../links'
import { getRoutes, readLocal } from '../routes'
import type { Rule } from '../rule'
import { findRedirect } from './link-dead'

export const linkRedirect: Rule = {
  id: 'link-redirect',
  reason: 'A link to an alias, or without its final slash, costs readers a redirect and fails on some hosts.',
  severity: 'warning',
  async check(entry, content) {
    const routes = await getRoutes(content)
    return getLinks(entry).flatMap(({ url, place }): Fault[] => {
      const target = /^(?:https?:|\/(?![/\\]))/i.test(url) ? readLocal(url, entry) : undefined
      if (!target) return []
      const route = routes.get(target.path)
      const href =
        route?.kind === 'alias' ? getHref(route.entry) : route ? undefined : findRedirect(target.path, routes)
      if (!href) return []
      const fragment = target.fragment && `#${target.fragment}`
      return [{ reason: `${target.path} redirects to ${href}.`, note: `Write ${href}${fragment}`, place }]
    })
  },
}
