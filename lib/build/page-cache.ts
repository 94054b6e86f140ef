import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pMap from 'p-map'
import { count } from '../check/report'
import { resolveImage } from '../images'
import type { RoutePage } from '../routes'
import type { StaleParams } from '../static-params'
import { outputFile } from '../urls'
import { cacheRoot, hash, manyFiles, openCache } from './cache'
import { hashSources } from './hash-sources'
import { writeOutput } from './output'
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

/** A finished page in the cache: its files by their addresses, and the hashes of the images that it shows. */
type CachedPage = { islands: string[]; images: Record<string, string>; files: Record<string, string> }

/** Finished pages. */
const cache = openCache('pages')

/**
 * Fills the plan: finds the pages that are made of the same things as in an earlier build, and has Next render all others.
 */
export async function planPages(plan: PlannedPage[]): Promise<string> {
  const { routes } = await import('../routes')
  const sources = await hashSources()
  const hashFile = createFileHasher()
  const staleParams: StaleParams = {}
  for (const [route, getPages] of Object.entries(routes)) {
    const planned = await pMap(
      getPages(),
      async ({ param, hrefs, data, files }: RoutePage) => {
        const texts = await Promise.all(files.map(hashFile))
        const key = hash([sources, route, data, texts])
        const cached = await readPage(key)
        return { param, hrefs, key, unchanged: cached && (await checkImages(cached, hashFile)) }
      },
      manyFiles,
    )
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
  await pMap(
    plan,
    async ({ hrefs, key, unchanged }) => {
      const cached = unchanged && (await readPage(key))
      if (unchanged && !cached) throw new Error(`A page has gone from ${cacheRoot} since the build began: ${hrefs[0]}`)
      if (cached) {
        await Promise.all(Object.entries(cached.files).map(([href, text]) => writeOutput(dir, href, text)))
        return
      }
      const files = await Promise.all(hrefs.map((href) => readFile(path.join(dir, outputFile(href)), 'utf8')))
      const { islands, images } = pages.get(outputFile(hrefs[0] ?? '')) ?? { islands: [], images: [] }
      const hashes = await Promise.all(images.map(hashFile))
      await writePage(key, {
        islands,
        images: Object.fromEntries(images.map((image, index) => [image, hashes[index] ?? ''])),
        files: Object.fromEntries(hrefs.map((href, index) => [href, files[index] ?? ''])),
      })
    },
    manyFiles,
  )
  await cache.sweep()
  const restored = plan.filter(({ unchanged }) => unchanged).length
  return `${restored} restored, ${plan.length - restored} kept`
}

/** The HTML of a page that has not changed. */
export async function readUnchanged({ hrefs: [href = ''], key }: PlannedPage): Promise<string> {
  return (await readPage(key))?.files[href] ?? ''
}

async function writePage(key: string, page: CachedPage): Promise<void> {
  await cache.write(key, JSON.stringify(page))
}

async function readPage(key: string): Promise<CachedPage | undefined> {
  const text = await cache.read(key)
  return text === undefined ? undefined : JSON.parse(text)
}

/** What is known of a cached page, or nothing if an image that it shows has changed. */
async function checkImages(
  page: CachedPage,
  hashFile: (file: string) => Promise<string>,
): Promise<PageFacts | undefined> {
  const entries = Object.entries(page.images)
  const hashes = await Promise.all(entries.map(([image]) => hashFile(image)))
  const isSame = entries.every(([, hash], index) => hash === hashes[index])
  return isSame ? { islands: page.islands, images: entries.map(([image]) => image) } : undefined
}

/** Hashes files of the content folder, each once; one that is not there has a hash of its own. */
function createFileHasher(): (file: string) => Promise<string> {
  const hashes = new Map<string, Promise<string>>()
  return (file) => {
    const hashed = hashes.get(file) ?? readFile(resolveImage(file)).then(hash, () => 'missing')
    hashes.set(file, hashed)
    return hashed
  }
}
