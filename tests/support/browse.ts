import type { AddressInfo } from 'node:net'
import { test as base, expect, type Page } from '@playwright/test'
import { createPreviewServer } from '../../lib/galley/cli/preview/server'
import type { Site } from './pages'

/** The problems of the pages visited: console messages, errors and failed requests; and requests to other origins. */
type Watch = { problems: string[]; foreignRequests: string[] }

type Fixtures = {
  /** Collects problems. Any that the test has not removed at its end fail it. */
  watch: Watch
  /** Opens a path of a site and returns the page. */
  visit: (site: Site, path: string) => Promise<Page>
}

/**
 * Creates a test function that serves `sites` and watches every page. No request leaves this machine: those to `allowed`
 * origins get an empty response, and those to others fail the test.
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
        const watch: Watch = { problems: [], foreignRequests: [] }
        const known = new Set(origins.values())
        await context.route(
          (url) => !known.has(url.origin),
          (route) => {
            if (allowed.includes(new URL(route.request().url()).origin)) {
              return route.fulfill({ body: '', headers: { 'access-control-allow-origin': '*' } })
            }
            watch.foreignRequests.push(route.request().url())
            return route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' })
          },
        )
        page.on('console', (message) => {
          if (message.type() === 'error' || message.type() === 'warning') watch.problems.push(message.text())
        })
        page.on('pageerror', (error) => watch.problems.push(String(error)))
        page.on('requestfailed', (request) => {
          const reason = request.failure()?.errorText ?? ''
          // Leaving a page aborts its pending requests, and Chromium reports "csp" for scripts if JavaScript is off.
          if (reason !== 'net::ERR_ABORTED' && reason !== 'csp') watch.problems.push(`${request.url()}: ${reason}`)
        })
        page.on('response', (response) => {
          if (response.status() >= 400) watch.problems.push(`${response.url()}: ${response.status()}`)
        })
        await use(watch)
        expect(watch, 'problems and requests to other origins').toEqual({ problems: [], foreignRequests: [] })
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
  throw new Error('The server does not listen on a port.')
}
