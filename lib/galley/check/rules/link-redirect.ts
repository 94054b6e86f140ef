import { site } from '../../../site'
import type { Fault } from '../../core/diagnostics'
import { getHref } from '../addresses'
import { getLinks } from '../links'
import { getRoutes, type Route, readLocal, toLink } from '../routes'
import type { Rule } from '../rule'
import { findInSite, siteFile } from '../site-file'
import { findRedirect } from './link-dead'

export const linkRedirect: Rule = {
  id: 'link-redirect',
  reason: 'A link to an alias, or without its final slash, costs readers a redirect and fails on some hosts.',
  severity: 'warning',
  async check(entry, content) {
    const routes = await getRoutes(content)
    return getLinks(entry).flatMap(({ url, place }): Fault[] => {
      const fault = findFault(url, getHref(entry), routes)
      return fault ? [{ ...fault, place }] : []
    })
  },
  async checkContent(content) {
    const routes = await getRoutes(content)
    return site.nav.flatMap(({ path }) => {
      const fault = findFault(path, '/', routes)
      return fault ? [{ path: siteFile, ...fault, place: findInSite(path) }] : []
    })
  },
}

function findFault(url: string, base: string, routes: Map<string, Route>): Omit<Fault, 'place'> | undefined {
  const target = /^(?:https?:|\/(?![/\\]))/i.test(url) ? readLocal(url, base) : undefined
  if (!target) return undefined
  const path = routes.has(target.path) ? target.path : findRedirect(target.path, routes)
  const route = path === undefined ? undefined : routes.get(path)
  const href = route?.kind === 'alias' ? getHref(route.entry) : path && toLink(path)
  if (!href || path === undefined || (route?.kind !== 'alias' && path === target.path)) return undefined
  const fragment = target.fragment && `#${target.fragment}`
  return { reason: `${target.path} redirects to ${href}.`, note: `Write ${href}${fragment}` }
}
