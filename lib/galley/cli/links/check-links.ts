import pMap from 'p-map'
import { checkLink, type RequestOptions, type Verdict } from './check-link'

/** The last result of each link, with its time in milliseconds since 1970. */
export type LinkCache = Map<string, Verdict & { checked: number }>

/** How long results are reused: 14 days. */
const maxAge = 14 * 24 * 60 * 60 * 1000
/** How many hosts are checked at once. Requests to the same host run one after the other. */
const hostsAtOnce = 8
/** The pause between two links of a host, in milliseconds. */
const pause = 1000

/** Returns the result of each URL, in the order given. Requests those without a result of the last 14 days. */
export async function checkLinks(
  urls: string[],
  cache: LinkCache,
  now: number,
  options: RequestOptions,
): Promise<LinkCache> {
  const known: LinkCache = new Map([...cache].filter(([, { checked }]) => checked > now - maxAge))
  const open = urls.filter((url) => !known.has(url))
  const hosts = new Set(open.map((url) => new URL(url).host))
  await pMap(
    hosts,
    async (host) => {
      const links = open.filter((url) => new URL(url).host === host)
      for (const url of links) {
        if (url !== links[0]) await options.sleep(pause)
        known.set(url, { ...(await checkLink(url, options)), checked: now })
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
