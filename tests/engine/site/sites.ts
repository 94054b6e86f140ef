import path from 'node:path'
import type { Site } from '../../support/pages'

/** The folder for everything that these tests write. */
export const testDir = path.resolve('.test/engine')

/** The copy of the cache that the build of `world` leaves, which is what CI keeps. */
export const cacheDir = path.join(testDir, 'cache')

/** Returns the folder with the output and cache of the build after an edit. */
export const getTraces = (edit: string): string => path.join(testDir, 'traces', edit)

function createSite(name: string, { origin = 'https://galley.example', basePath = '' } = {}): Site {
  return { name, origin, basePath, dir: path.join(testDir, 'sites', name) }
}

/** The checkout in which all other sites are built: this code with the fixture as `lib/site.ts`, without content. */
export const checkout = path.join(testDir, 'checkout')

/** A blog with two pages of posts, some of them long, with everything that a post can contain. */
export const blog = createSite('blog')
/** A blog with a bit of everything, at a base path. */
export const world = createSite('world', { origin: 'https://notes.example', basePath: '/blog' })
/** `world` with random posts. */
export const random: Site = { ...world, name: 'random', dir: path.join(testDir, 'sites', 'random') }
/** `world` after an edit of every text. */
export const reworded: Site = { ...world, name: 'reworded', dir: path.join(testDir, 'sites', 'reworded') }
/** A blog without posts. */
export const empty = createSite('empty')
/** A blog with one post, without tags. */
export const single = createSite('single')

/** A blog with its own addresses that allows code in posts. */
export const code = createSite('code')
/** The checkout in which `code` is built, with the owner's sources. */
export const codeCheckout = path.join(testDir, 'checkout-code')

/** A blog without authors, licence, repository, contact and profiles. */
export const bare = createSite('bare')
/** The checkout in which `bare` is built, whose `lib/site.ts` has none of these. */
export const bareCheckout = path.join(testDir, 'checkout-bare')

/** A blog in a language of its own, without a Latin letter in its texts. */
export const foreign = createSite('foreign')
/** The checkout in which `foreign` is built. */
export const foreignCheckout = path.join(testDir, 'checkout-foreign')

/** A blog of hostile texts. */
export const hostile = createSite('hostile')

/** A blog of words, code, tables, formulas and drawings that are wider than a phone; only the tests of layout visit it. */
export const wide = createSite('wide')
/** The checkout in which `wide` is built, whose `lib/site.ts` is as wide. */
export const wideCheckout = path.join(testDir, 'checkout-wide')

/** All served sites but `wide`. */
export const sites = [blog, world, empty, single, code, hostile, bare, foreign]
/** Those whose pages are at the default addresses. */
export const plainSites = sites.filter((site) => site !== code)
