import { matchPath, rewritePath } from '../../outputs/hosts/paths'
import type { RedirectRule } from '../../outputs/hosts/redirects-file'

/** What an address gets: a redirect, or the file at a path; nothing if neither is there. */
type Reply = { status: number; location: string } | { status: 200; file: string } | undefined

/** Whether a file is at a path. */
type Has = (pathname: string) => Promise<boolean>

/** What a host sends by itself, and what it makes of an address. */
export type Host = {
  /** How long what no rule names may be kept. */
  caching: string
  /** Whether it obeys `_headers` and `_redirects`. */
  readsRules: boolean
  answer: (pathname: string, has: Has, redirects: RedirectRule[]) => Promise<Reply>
}

/** The hosts whose ways the preview knows, from what they say of themselves. */
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
      // As if that address had been asked for.
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

/** Any host, as far as they are alike; what it is told by `_headers` it does. */
export const anyHost: Host = {
  caching: 'public, max-age=0, must-revalidate',
  readsRules: true,
  async answer(pathname, has) {
    const file = pathname.replace(/\/$/, '/index.html')
    return (await has(file)) ? { status: 200, file } : findFolder(pathname, has, 308)
  },
}

/** The file at a path, its page within a folder, or its page without `.html`. */
async function findFile(pathname: string, has: Has): Promise<Reply> {
  const candidates = pathname.endsWith('/') ? [`${pathname}index.html`] : [pathname, `${pathname}.html`]
  for (const file of candidates) if (await has(file)) return { status: 200, file }
  return undefined
}

/** The way to a folder with a page whose last slash is missing. */
async function findFolder(pathname: string, has: Has, status: number): Promise<Reply> {
  return (await has(`${pathname}/index.html`)) ? { status, location: `${pathname}/` } : undefined
}
