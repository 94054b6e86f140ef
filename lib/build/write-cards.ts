import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import pMap from 'p-map'
import { type Card, createCard } from '../card'
import { formatDay } from '../dates'
import type { Post } from '../posts'
import { site } from '../site'
import { cardHref } from '../urls'
import { hash } from './cache'
import { openFileCache } from './file-cache'
import { placeOutput } from './output'
import { countUp } from './progress'
import type { Export } from './steps'

/**
 * Writes the Open Graph card of the site and of each post. A card that says what it said comes from the cache, which
 * holds those of the last build.
 */
export async function writeCards({ dir, posts }: Export): Promise<string> {
  const cache = openFileCache('cards')
  const design = await hashDesign()
  const cards = [createSiteCard(), ...posts.map(createPostCard)]
  const count = countUp(cards.length)
  let drawn = 0
  await pMap(
    cards,
    async ({ name, source, card }) => {
      const { files } = await cache.get(hash(design, card), async () => {
        drawn++
        const png = await createCard(card).catch((error: Error) => {
          throw new Error(`${source}: the title cannot be drawn on the card. ${error.message}`)
        })
        return { facts: {}, files: [['png', png]] }
      })
      for (const { file } of files.values()) placeOutput(dir, cardHref(name), file)
      count()
    },
    // While a core draws one, another is measured or written.
    { concurrency: 2 * availableParallelism() },
  )
  cache.sweep()
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
  return hash(...(await Promise.all(sources.map((source) => readFile(source)))))
}
