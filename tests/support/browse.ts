import type { AddressInfo } from 'node:net'
import { test as base, expect, type Page } from '@playwright/test'
import { createPreviewServer } from '../../lib/galley/cli/preview/server'
import type { Site } from './pages'

/** What went wrong while a page was looked at: messages of the console, errors, requests. */
type Watch = { troubles: string[]; strangers: string[] }

type Fixtures = {
  /** Fills as the page is used; whatever is in it at the end fails the test, unless the test has taken it out. */
  watch: Watch
  /** Opens a path of a site. */
  visit: (site: Site, path: string) => Promise<Page>
}

/**
 * Creates a test in which sites are served and every page is watched. Nothing leaves this machine: `allowed` origins answer
 * with nothing, and whoever asks another one fails the test.
 */
export function createTest(sites: Site[], allowed: string[] = []) {
  return base.extend<Fixtures, { origins: Map<string, string> }>({
    origins: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
      async ({}, use) => {
        const servers = sites.map((site) => ({ site, server: createPreviewServer(site) }))
        const origins = await Promise.all(
          servers.map(async ({ site, server }) => {
            await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
            return [site.name, `http://127.0.0.1:${getPort(server.address())}`] as const
          }),
        )
        await use(new Map(origins))
        for (const { server } of servers) {
          server.closeAllConnections()
          server.close()
        }
      },
      { scope: 'worker' },
    ],

    watch: [
      async ({ page, context, origins }, use) => {
        const watch: Watch = { troubles: [], strangers: [] }
        const known = new Set(origins.values())
        await context.route(
          (url) => !known.has(url.origin),
          (route) => {
            if (allowed.includes(new URL(route.request().url()).origin)) {
              return route.fulfill({ body: '', headers: { 'access-control-allow-origin': '*' } })
            }
            watch.strangers.push(route.request().url())
            return route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' })
          },
        )
        page.on('console', (message) => {
          if (message.type() === 'error' || message.type() === 'warning') watch.troubles.push(message.text())
        })
        page.on('pageerror', (error) => watch.troubles.push(String(error)))
        page.on('requestfailed', (request) => {
          const reason = request.failure()?.errorText ?? ''
          // A reader who goes on aborts what still loads; without JavaScript, Chromium refuses scripts.
          if (reason !== 'net::ERR_ABORTED' && reason !== 'csp') watch.troubles.push(`${request.url()}: ${reason}`)
        })
        page.on('response', (response) => {
          if (response.status() >= 400) watch.troubles.push(`${response.url()}: ${response.status()}`)
        })
        await use(watch)
        expect(watch, 'what went wrong and who else was asked').toEqual({ troubles: [], strangers: [] })
      },
      { auto: true },
    ],

    visit: async ({ page, origins }, use) => {
      await use(async (site, path) => {
        await page.goto(`${origins.get(site.name)}${site.basePath}${path}`)
        return page
      })
    },
  })
}

function getPort(address: string | AddressInfo | null): number {
  if (address && typeof address === 'object') return address.port
  throw new Error('The server has no port.')
}
