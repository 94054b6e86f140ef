import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import pMap from 'p-map'
import { type Card, createCard } from '../card'
import { formatDay } from '../dates'
import type { Post } from '../posts'
import { site } from '../site'
import { cardHref, outputFile } from '../urls'
import type { Export } from './steps'

/**
 * Writes the Open Graph card of the site and of each post. A card that says what it said comes from the cache, which
 * holds those of the last build.
 */
export async function writeCards({ dir, cacheDir, posts }: Export): Promise<string> {
  const cache = path.join(cacheDir, 'cards')
  const cached = new Set(await readdir(cache).catch(() => []))
  const design = await hashDesign()
  const cards = [createSiteCard(), ...posts.map(createPostCard)]
  await mkdir(cache, { recursive: true })
  await mkdir(path.join(dir, outputFile(cardHref('x')), '..'), { recursive: true })

  const used = new Set<string>()
  let drawn = 0
  await pMap(
    cards,
    async ({ name, source, card }) => {
      const key = `${createHash('sha256').update(design).update(JSON.stringify(card)).digest('hex')}.png`
      if (!cached.has(key)) {
        const png = await createCard(card).catch((error: Error) => {
          throw new Error(`${source}: the title cannot be drawn on the card. ${error.message}`)
        })
        await writeFile(path.join(cache, key), png)
        drawn++
      }
      used.add(key)
      await copyFile(path.join(cache, key), path.join(dir, outputFile(cardHref(name))))
    },
    { concurrency: availableParallelism() },
  )
  await Promise.all([...cached].filter((key) => !used.has(key)).map((key) => rm(path.join(cache, key))))
  return `${cards.length} files, ${drawn} drawn`
}

type NamedCard = { name: string /** the file to mend if it cannot be drawn */; source: string; card: Card }

function createSiteCard(): NamedCard {
  return {
    name: 'index',
    source: 'lib/site.ts',
    card: { title: site.description, site: site.title, byline: new URL(site.url).host },
  }
}

function createPostCard(post: Post): NamedCard {
  const authors = post.authors.map(({ name }) => name).join(', ')
  const byline = `${authors} · ${formatDay(post.date.day, post.lang)}`
  return { name: post.slug, source: post.file, card: { title: post.title, site: site.title, byline } }
}

/** Changes when a card would look different though it says the same. */
async function hashDesign(): Promise<string> {
  const sources = ['../card.ts', '../card-fonts.ts', '../../package-lock.json'].map(
    (file) => new URL(file, import.meta.url),
  )
  const hash = createHash('sha256')
  for (const source of sources) hash.update(await readFile(source))
  return hash.digest('hex')
}
