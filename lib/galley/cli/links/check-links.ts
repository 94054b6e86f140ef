import pMap from 'p-map'
import { checkLink, type Manners, type Verdict } from './check-link'

/** What is known of each link: what came out, and when that was, in milliseconds since 1970. */
export type Memory = Map<string, Verdict & { checked: number }>

/** For how long a link that led somewhere is taken to do so: 14 days. */
const memoryAge = 14 * 24 * 60 * 60 * 1000
/** How many hosts are asked at once; each gets one request after the other. */
const hostsAtOnce = 8
/** The pause that a host gets between two links, in milliseconds. */
const pause = 1000

/** What is known of links at `now`: those are asked that did not lead somewhere a short while ago. In their order. */
export async function checkLinks(urls: string[], memory: Memory, now: number, manners: Manners): Promise<Memory> {
  const known: Memory = new Map([...memory].filter(([, { checked }]) => checked > now - memoryAge))
  const open = urls.filter((url) => !known.has(url))
  const hosts = new Set(open.map((url) => new URL(url).host))
  await pMap(
    hosts,
    async (host) => {
      const links = open.filter((url) => new URL(url).host === host)
      for (const url of links) {
        if (url !== links[0]) await manners.sleep(pause)
        known.set(url, { ...(await checkLink(url, manners)), checked: now })
      }
    },
    { concurrency: hostsAtOnce },
  )
  return new Map(
    urls.flatMap((url) => {
      const verdict = known.get(url)
      return verdict ? [[url, verdict] as const] : []
    }),
  )
}
