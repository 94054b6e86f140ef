import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { getOwnPages } from '../addresses/urls'
import { type ContentFiles, isUnchanged, readContentFiles } from '../content/content-files'
import { getFingerprint } from '../content/fingerprint'
import { isDataFile } from '../content/list-files'
import { cacheRoot, hash } from '../core/cache'
import { type Kept, openFileCache } from '../core/file-cache'
import { outputFile, placeOutput } from '../core/output'
import { count } from '../core/text'
import type { Export, PlannedPage, RoutePage } from '../outputs/export'
import type { StaleParams } from './static-params'

/** The facts that the cache stores with the files of a finished page: its islands, and its images with their hashes. */
type CachedFacts = { islands: string[]; images: Record<string, string | undefined> }

/** The cache of finished pages. */
const cache = openFileCache<CachedFacts>('pages')

/**
 * Fills the plan with all pages of the site. Those whose inputs are the same as in an earlier build come from the cache;
 * Next renders the others. Returns the summary for the log.
 */
export async function planPages(plan: PlannedPage[]): Promise<string> {
  const { routes } = await import('./routes')
  const content = await readContentFiles()
  // Any component may use typed data, so every page depends on all of it.
  const typedData = [...content.values()].filter(({ file }) => isDataFile(file)).map(({ hash }) => hash)
  const sources = hash(getFingerprint(), typedData)
  const staleParams: StaleParams = {}
  for (const [route, getPages] of Object.entries(routes)) {
    const planned = getPages().map(({ param, place, hrefs, data, files }: RoutePage) => {
      const key = hash([sources, route, data, files.map((file) => content.get(file)?.hash)])
      const kept = cache.read(key)
      return { param, place, hrefs, files, key, unchanged: kept && checkImages(kept, content) }
    })
    Object.assign(staleParams, { [route]: planned.filter((page) => !page.unchanged).map(({ param }) => param) })
    plan.push(...planned)
  }
  plan.push(...(await planOwnPages(sources, content)))
  await mkdir(cacheRoot, { recursive: true })
  const file = path.join(cacheRoot, 'stale-params.json')
  await writeFile(file, JSON.stringify(staleParams))
  process.env.STALE_PARAMS = file
  const rendered = plan.filter(({ unchanged }) => !unchanged).length
  const posts = staleParams.posts?.length ?? 0
  return `${count(posts, 'post')} and ${count(rendered - posts, 'other page')} to render, ${plan.length - rendered} cached`
}

/**
 * Plans the owner's own pages. Each may use any content, so each depends on all of it. Next renders a route without params
 * in every build, so a cache hit saves only the steps after that.
 */
async function planOwnPages(sources: string, content: ContentFiles): Promise<PlannedPage[]> {
  const pages = getOwnPages()
  if (pages.length === 0) return []
  const { getPublishedPosts } = await import('../content/posts')
  const published = getPublishedPosts().map(({ file }) => file)
  const files = [...content.keys()]
  const all = files.map((file) => content.get(file)?.hash)
  return pages.map(({ folder, place, href }) => {
    const key = hash([sources, 'own', folder, published, all])
    const kept = cache.read(key)
    return { place, hrefs: [href], files, key, unchanged: kept && checkImages(kept, content) }
  })
}

/** Writes cached pages to the export, and rendered ones to the cache. */
export async function keepPages({ dir, plan, pages }: Export): Promise<string> {
  const content = await readContentFiles()
  for (const { hrefs, files: texts, key, unchanged } of plan) {
    if (unchanged) {
      for (const [href, { file }] of unchanged.files) placeOutput(dir, href, file)
      continue
    }
    const { islands, images } = pages.get(outputFile(hrefs[0])) ?? { islands: [], images: [] }
    // A file that was edited during the build may have been read before or after the edit.
    if (![...texts, ...images].every((file) => isUnchanged(content.get(file)))) continue
    const facts = { islands, images: Object.fromEntries(images.map((image) => [image, content.get(image)?.hash])) }
    const files = hrefs.map((href): [string, Buffer] => [href, readFileSync(path.join(dir, outputFile(href)))])
    cache.write(key, { facts, files })
  }
  cache.sweep()
  const restored = plan.filter(({ unchanged }) => unchanged).length
  return `${restored} restored, ${plan.length - restored} added`
}

/** Returns a cached page; undefined if an image on it has changed. */
function checkImages({ facts, files }: Kept<CachedFacts>, content: ContentFiles): PlannedPage['unchanged'] {
  const { islands, images } = facts
  const isSame = Object.entries(images).every(([image, hash]) => hash === content.get(image)?.hash)
  return isSame ? { islands, images: Object.keys(images), files } : undefined
}
