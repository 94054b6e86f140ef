import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { count } from '../check/report'
import { resolveImage } from '../images'
import type { RoutePage } from '../routes'
import type { StaleParams } from '../static-params'
import { outputFile } from '../urls'
import { cacheRoot, hash } from './cache'
import { openFileCache } from './file-cache'
import { hashSources } from './hash-sources'
import { placeOutput, unlessMissing } from './output'
import type { Export } from './steps'

/** What the finish knows of a page besides its HTML. */
export type PageFacts = {
  /** Why the page keeps its JavaScript; none for most pages. */
  islands: string[]
  /** The images of the content folder that the page shows, by their paths in there. */
  images: string[]
}

/** A page of a route that has many, as this build plans it. */
export type PlannedPage = Pick<RoutePage, 'hrefs'> & {
  /** Its name in the cache: a hash of all that it is made of but for images. */
  key: string
  /** What an earlier build has found out about the page, if that build's page serves again. */
  unchanged: PageFacts | undefined
}

/** What the cache knows of a finished page besides its files: the images that it shows each have their hash. */
type CachedFacts = { islands: string[]; images: Record<string, string> }

/** Finished pages. */
const cache = openFileCache<CachedFacts>('pages')

/**
 * Fills the plan: finds the pages that are made of the same things as in an earlier build, and has Next render all others.
 */
export async function planPages(plan: PlannedPage[]): Promise<string> {
  const { routes } = await import('../routes')
  const sources = await hashSources()
  const hashFile = createFileHasher()
  const staleParams: StaleParams = {}
  for (const [route, getPages] of Object.entries(routes)) {
    const planned = getPages().map(({ param, hrefs, data, files }: RoutePage) => {
      const key = hash([sources, route, data, files.map(hashFile)])
      const kept = cache.read(key)
      return { param, hrefs, key, unchanged: kept && checkImages(kept.facts, hashFile) }
    })
    Object.assign(staleParams, { [route]: planned.filter((page) => !page.unchanged).map(({ param }) => param) })
    plan.push(...planned)
  }
  await mkdir(cacheRoot, { recursive: true })
  const file = path.join(cacheRoot, 'stale-params.json')
  await writeFile(file, JSON.stringify(staleParams))
  process.env.STALE_PARAMS = file
  const rendered = plan.filter(({ unchanged }) => !unchanged).length
  const posts = staleParams.posts?.length ?? 0
  return `${count(posts, 'post')} and ${count(rendered - posts, 'other page')} to render, ${plan.length - rendered} as they were`
}

/** Puts the pages that have not changed into the export, and keeps the others for the next build. */
export async function keepPages({ dir, plan, pages }: Export): Promise<string> {
  const hashFile = createFileHasher()
  for (const { hrefs, key, unchanged } of plan) {
    if (unchanged) {
      const kept = cache.read(key)
      if (!kept) throw new Error(`A page has gone from ${cacheRoot} since the build began: ${hrefs[0]}`)
      for (const [href, { file }] of kept.files) placeOutput(dir, href, file)
      continue
    }
    const { islands, images } = pages.get(outputFile(hrefs[0])) ?? { islands: [], images: [] }
    const facts = { islands, images: Object.fromEntries(images.map((image) => [image, hashFile(image)])) }
    const files = hrefs.map((href): [string, Buffer] => [href, readFileSync(path.join(dir, outputFile(href)))])
    cache.write(key, { facts, files })
  }
  cache.sweep()
  const restored = plan.filter(({ unchanged }) => unchanged).length
  return `${restored} restored, ${plan.length - restored} kept`
}

/** The HTML of a page that has not changed. */
export function readUnchanged({ hrefs: [href], key }: PlannedPage): string {
  return cache.read(key)?.files.get(href)?.data.toString() ?? ''
}

/** What is known of a cached page, or nothing if an image that it shows has changed. */
function checkImages({ islands, images }: CachedFacts, hashFile: (file: string) => string): PageFacts | undefined {
  const isSame = Object.entries(images).every(([image, hash]) => hash === hashFile(image))
  return isSame ? { islands, images: Object.keys(images) } : undefined
}

/** Hashes files of the content folder, each once; one that is not there has a hash of its own. */
function createFileHasher(): (file: string) => string {
  const hashes = new Map<string, string>()
  return (file) => {
    const hashed = hashes.get(file) ?? hashNow(file)
    hashes.set(file, hashed)
    return hashed
  }
}

function hashNow(file: string): string {
  const bytes = unlessMissing(() => readFileSync(resolveImage(file)))
  return bytes ? hash(bytes) : 'missing'
}
