import { readFileSync } from 'node:fs'
import { placeholder } from '../addresses/urls'
import { type RouteName, routes } from './routes'

/** The params of the pages that are to be rendered, by route; written by lib/galley/pipeline/page-cache.ts. */
export type StaleParams = Partial<Record<RouteName, string[]>>

/**
 * The params of a route, for `generateStaticParams`: in a build of those pages that have changed. An export may not lack
 * them, so a route without any gets one that answers "not found"; the build takes its page out of the export
 * (lib/galley/pipeline/remove-leftovers.ts).
 */
export function getParams(route: RouteName): string[] {
  const params = getStaleParams()[route] ?? routes[route]().map(({ param }) => param)
  return params.length > 0 ? params : [placeholder]
}

function getStaleParams(): StaleParams {
  const file = process.env.STALE_PARAMS
  return file ? JSON.parse(readFileSync(file, 'utf8')) : {}
}
