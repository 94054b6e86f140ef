import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pMap from 'p-map'
import { env } from '../env'
import { resolveImage } from '../images'
import type { RoutePage } from '../routes'
import type { StaleParams } from '../static-params'
import { outputFile } from '../urls'
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

/** Finished pages by their keys. They outlive builds; each holds its own checksum. */
const folder = path.resolve('.next/cache/galley/pages')

const limits = { concurrency: 64 }

/**
 * Fills the plan: finds the pages that are made of the same things as in an earlier build, and has Next render all others.
 * A page in the cache that is damaged is as good as none; with `CLEAN=1`, so are all.
 */
export async function planPages(plan: PlannedPage[]): Promise<string> {
  const { routes } = await import('../routes')
  const sources = await hashSources()
  const known = new Set(env.clean ? [] : await readdir(folder).catch(() => []))
  const hashFile = createFileHasher()
  const staleParams: StaleParams = {}
  for (const [route, getPages] of Object.entries(routes)) {
    const planned = await pMap(
      getPages(),
      async ({ param, hrefs, data, files }: RoutePage) => {
        const texts = await Promise.all(files.map(hashFile))
        const key = createHash('sha256')
          .update(JSON.stringify([sources, route, data, texts]))
          .digest('hex')
        const cached = known.has(key) ? await readPage(key) : undefined
        return { param, hrefs, key, unchanged: cached && (await checkImages(cached, hashFile)) }
      },
      limits,
    )
    Object.assign(staleParams, { [route]: planned.filter((page) => !page.unchanged).map(({ param }) => param) })
    plan.push(...planned)
  }
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, '..', 'stale-params.json')
  await writeFile(file, JSON.stringify(staleParams))
  process.env.STALE_PARAMS = file
  const rendered = plan.filter(({ unchanged }) => !unchanged).length
  const posts = staleParams.posts?.length ?? 0
  return `${posts} posts and ${rendered - posts} other pages to render, ${plan.length - rendered} as they were`
}

/** Puts the pages that have not changed into the export, and keeps the others for the next build. */
export async function keepPages({ dir, plan, pages }: Export): Promise<string> {
  const hashFile = createFileHasher()
  await pMap(
    plan,
    async ({ hrefs, key, unchanged }) => {
      const cached = unchanged && (await readPage(key))
      if (unchanged && !cached)
        throw new Error(`${path.join(folder, key)} was there when the build began, and is not now.`)
      if (cached) {
        await Promise.all(Object.entries(cached.files).map(([href, text]) => writeOutput(dir, href, text)))
        return
      }
      const files = await Promise.all(hrefs.map((href) => readFile(path.join(dir, outputFile(href)), 'utf8')))
      const { islands, images } = pages.get(outputFile(hrefs[0] ?? '')) ?? { islands: [], images: [] }
      const hashes = await Promise.all(images.map(hashFile))
      await storePage(key, {
        islands,
        images: Object.fromEntries(images.map((image, index) => [image, hashes[index] ?? ''])),
        files: Object.fromEntries(hrefs.map((href, index) => [href, files[index] ?? ''])),
      })
    },
    limits,
  )
  const used = new Set(plan.map(({ key }) => key))
  const unused = (await readdir(folder)).filter((key) => !used.has(key))
  await pMap(unused, (key) => rm(path.join(folder, key)), limits)
  const restored = plan.filter(({ unchanged }) => unchanged).length
  return `${restored} restored, ${plan.length - restored} kept`
}

/** The HTML of a page that has not changed. */
export async function readUnchanged({ hrefs: [href = ''], key }: PlannedPage): Promise<string> {
  return (await readPage(key))?.files[href] ?? ''
}

async function storePage(key: string, page: CachedPage): Promise<void> {
  const text = JSON.stringify(page)
  const unfinished = path.join(folder, `${key}.unfinished`)
  await writeFile(unfinished, `${hashText(text)}\n${text}`)
  await rename(unfinished, path.join(folder, key))
}

/** A page of the cache, or nothing if it is damaged. */
async function readPage(key: string): Promise<CachedPage | undefined> {
  const [, hash, text] = /^([0-9a-f]{64})\n(.*)$/s.exec(await readFile(path.join(folder, key), 'utf8')) ?? []
  return text !== undefined && hash === hashText(text) ? JSON.parse(text) : undefined
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
    const hash = hashes.get(file) ?? readFile(resolveImage(file)).then(hashText, () => 'missing')
    hashes.set(file, hash)
    return hash
  }
}

function hashText(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex')
}
