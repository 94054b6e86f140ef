import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { absoluteUrl, homeHref } from '../addresses/urls'
import { env } from '../core/env'
import { printError } from '../core/printable'
import { checkLinks } from './links/check-links'
import { readLinkCache, writeLinkCache } from './links/memory'
import { isPublicAddress } from './links/public-address'
import { formatLinks } from './links/report'
import { readExport } from './report/read-export'

const options = {
  userAgent: `Galley-link-check (+${absoluteUrl(homeHref())})`,
  timeout: 20_000,
  sleep,
  isAllowed: isPublicAddress,
}
const cacheFile = path.join('.next', 'cache', 'links.json')

try {
  parseArgs({ options: {} })
  const places = collectLinks((await readExport(env.outDir)).pages)
  const links = await checkLinks([...places.keys()].sort(), await readLinkCache(cacheFile), Date.now(), options)
  await writeLinkCache(cacheFile, links)
  console.log(formatLinks(links, places))
} catch (error) {
  printError(error)
}

/** Returns the URL of each external link, without its fragment, and the pages that contain it. */
function collectLinks(pages: Map<string, { links: string[] }>): Map<string, string[]> {
  const places = new Map<string, string[]>()
  for (const [page, { links }] of pages) {
    for (const link of new Set(links.map(withoutFragment))) places.set(link, [...(places.get(link) ?? []), page])
  }
  return places
}

function withoutFragment(link: string): string {
  const url = new URL(link)
  url.hash = ''
  return url.href
}
