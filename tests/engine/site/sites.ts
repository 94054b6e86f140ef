import path from 'node:path'
import type { Site } from '../../support/pages'

/** The folder of everything that these tests make. */
export const testDir = path.resolve('.test/engine')

/** What the build of the made-up blog has left for the next one: what CI keeps. */
export const cacheDir = path.join(testDir, 'cache')

/** The folder of what the build after an edit has left. */
export const getTraces = (edit: string): string => path.join(testDir, 'traces', edit)

function createSite(name: string, { origin = 'https://galley.example', basePath = '' } = {}): Site {
  return { name, origin, basePath, dir: path.join(testDir, 'sites', name) }
}

/** What other sites are built in: this code with the facts of the fixture, and without content. */
export const checkout = path.join(testDir, 'checkout')

/** A blog of some long posts with all that a post can hold, on two pages. */
export const blog = createSite('blog')
/** A made-up blog with a bit of everything, below a base path. */
export const world = createSite('world', { origin: 'https://notes.example', basePath: '/blog' })
/** `world` after its author has gone over every text. */
export const reworded: Site = { ...world, name: 'reworded', dir: path.join(testDir, 'sites', 'reworded') }
/** A blog in which nobody has written yet. */
export const empty = createSite('empty')
/** A blog with one post, which has no tags. */
export const single = createSite('single')

/** A blog whose owner has said other addresses, and allows code in posts. */
export const code = createSite('code')
/** A copy of this checkout with what that owner has written: what it is built in. */
export const codeCheckout = path.join(testDir, 'checkout-code')

/** A blog without authors, licence, repository, contact and profiles. */
export const bare = createSite('bare')
/** What that is built in: `lib/site.ts` has none of these there. */
export const bareCheckout = path.join(testDir, 'checkout-bare')

/** A blog whose authors write nothing but hostile texts. */
export const hostile = createSite('hostile')

/** All sites that are served. */
export const sites = [blog, world, empty, single, code, hostile, bare]
