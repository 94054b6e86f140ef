import { readFileSync } from 'node:fs'
import { placeholder } from '../addresses/urls'
import { type RouteName, routes } from './routes'

/** The params of the pages to render, by route; written by lib/galley/pipeline/page-cache.ts. */
export type StaleParams = Partial<Record<RouteName, string[]>>

/**
 * Returns the params of a route for `generateStaticParams`: in a build, only those of pages to render. An export needs at
 * least one param per route, so a route without pages gets a placeholder that renders "not found", and the build removes
 * that page (lib/galley/adapters/next/remove-leftovers.ts).
 */
export function getParams(route: RouteName): string[] {
  const params = getStaleParams()[route] ?? routes[route]().map(({ param }) => param)
  return params.length > 0 ? params : [placeholder]
}

function getStaleParams(): StaleParams {
  const file = process.env.STALE_PARAMS
  return file ? JSON.parse(readFileSync(file, 'utf8')) : {}
}
