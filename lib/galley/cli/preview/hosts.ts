import { matchPath, rewritePath } from '../../outputs/hosts/paths'
import type { RedirectRule } from '../../outputs/hosts/redirects-file'

/** The response to a request: a redirect or a file; undefined means 404. */
type Reply = { status: number; location: string } | { status: 200; file: string } | undefined

/** Whether a file exists at a path. */
type Has = (pathname: string) => Promise<boolean>

/** The defaults of a host and how it resolves a path. */
export type Host = {
  /** The default `Cache-Control`. */
  caching: string
  /** Whether it supports `_headers` and `_redirects`. */
  readsRules: boolean
  answer: (pathname: string, has: Has, redirects: RedirectRule[]) => Promise<Reply>
}

/** The hosts that the preview can imitate, according to their documentation. */
export const hosts = {
  // https://developers.cloudflare.com/pages/configuration/serving-pages/
  cloudflare: {
    caching: 'public, max-age=0, must-revalidate',
    readsRules: true,
    async answer(pathname, has, redirects) {
      const rules = redirects.filter(({ force }) => !force)
      const rule = rules.find(({ from }) => from === pathname) ?? rules.find(({ from }) => matchPath(from, pathname))
      const to = rule && rewritePath(rule.from, rule.to, pathname)
      if (rule && to !== undefined && rule.status !== 200) return { status: rule.status, location: to }
      // Status 200 is a rewrite: serve the target.
      if (to !== undefined && (await has(`${to}.html`))) return { status: 200, file: `${to}.html` }
      const [, page] = /^(.*)(?:\.html|\/)$/.exec(pathname) ?? []
      if (page === undefined) return (await findFile(pathname, has)) ?? (await findFolder(pathname, has, 308))
      const clean = page.replace(/\/index$/, '/')
      if (pathname.endsWith('/')) {
        if (await has(`${pathname}index.html`)) return { status: 200, file: `${pathname}index.html` }
        return (await has(`${page}.html`)) ? { status: 308, location: page } : undefined
      }
      return (await has(pathname)) ? { status: 308, location: clean } : undefined
    },
  },
  // https://docs.netlify.com/manage/routing/redirects/overview/
  netlify: {
    caching: 'public,max-age=0,must-revalidate',
    readsRules: true,
    async answer(pathname, has, redirects) {
      const path = pathname.replace(/\/$/, '')
      const rules = redirects.filter(({ from }) => from.replace(/\/$/, '') === path)
      const forced = rules.find(({ force }) => force)
      if (forced) return { status: forced.status, location: forced.to }
      const found = (await findFile(pathname, has)) ?? (await findFolder(pathname, has, 301))
      const [rule] = rules
      return found ?? (rule && rule.status !== 200 ? { status: rule.status, location: rule.to } : undefined)
    },
  },
  // https://docs.github.com/pages
  github: {
    caching: 'max-age=600',
    readsRules: false,
    async answer(pathname, has) {
      return (await findFile(pathname, has)) ?? (await findFolder(pathname, has, 301))
    },
  },
} satisfies Record<string, Host>

/** The name of a host. */
export type HostName = keyof typeof hosts

/** What hosts have in common; supports `_headers`. */
export const anyHost: Host = {
  caching: 'public, max-age=0, must-revalidate',
  readsRules: true,
  async answer(pathname, has) {
    const file = pathname.replace(/\/$/, '/index.html')
    return (await has(file)) ? { status: 200, file } : findFolder(pathname, has, 308)
  },
}

/** Returns the file at a path, the `index.html` of a folder, or the file whose `.html` the path leaves out. */
async function findFile(pathname: string, has: Has): Promise<Reply> {
  const candidates = pathname.endsWith('/') ? [`${pathname}index.html`] : [pathname, `${pathname}.html`]
  for (const file of candidates) if (await has(file)) return { status: 200, file }
  return undefined
}

/** Returns a redirect that adds the trailing slash, if the path is a folder with an `index.html`. */
async function findFolder(pathname: string, has: Has, status: number): Promise<Reply> {
  return (await has(`${pathname}/index.html`)) ? { status, location: `${pathname}/` } : undefined
}
