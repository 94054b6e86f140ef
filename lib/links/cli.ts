import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { env } from '../env'
import { printError } from '../printable'
import { readExport } from '../report/read-export'
import { absoluteUrl, homeHref } from '../urls'
import { checkLinks } from './check-links'
import { readMemory, writeMemory } from './memory'
import { isPublicAddress } from './public-address'
import { formatLinks } from './report'

const manners = {
  userAgent: `Galley-link-check (+${absoluteUrl(homeHref())})`,
  timeout: 20_000,
  sleep,
  isAllowed: isPublicAddress,
}
const memoryFile = path.join('.next', 'cache', 'links.json')

try {
  parseArgs({ options: {} })
  const places = collectLinks((await readExport(env.outDir)).pages)
  const links = await checkLinks([...places.keys()].sort(), await readMemory(memoryFile), Date.now(), manners)
  await writeMemory(memoryFile, links)
  console.log(formatLinks(links, places))
} catch (error) {
  printError(error)
}

/** Each address outside of the site, without its fragment, and the pages that name it. */
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
