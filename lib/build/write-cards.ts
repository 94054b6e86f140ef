import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import pMap from 'p-map'
import { type Card, createCard } from '../card'
import { formatDay } from '../dates'
import type { Post } from '../posts'
import { site } from '../site'
import { cardHref } from '../urls'
import { hash } from './cache'
import { type Kept, openFileCache } from './file-cache'
import { placeOutput } from './output'
import { countUp } from './progress'
import type { Export } from './steps'

/** The name of the step that has the cards written. */
export const cardStep = 'draw cards'

const cache = openFileCache('cards')

/** The cards of this build, all in the cache, by the names that they have in the export. */
type Drawing = { cards: { name: string; kept: Kept<unknown> }[]; drawn: number }

let drawing: Promise<Drawing> | undefined

/**
 * Draws the Open Graph card of the site and of each post into the cache, but for those that say what they said, and for
 * none twice in a process. Nothing but the cards' own text is in them, so this can be begun before there are pages.
 */
export function drawCards(posts: Post[]): Promise<Drawing> {
  drawing ??= drawAll([createSiteCard(), ...posts.map(createPostCard)])
  return drawing
}

async function drawAll(cards: NamedCard[]): Promise<Drawing> {
  const design = await hashDesign()
  const count = countUp(cards.length, cardStep)
  let drawn = 0
  const draw = async ({ name, source, card }: NamedCard) => {
    const kept = await cache.get(hash(design, card), async () => {
      drawn++
      const png = await createCard(card).catch((error: Error) => {
        throw new Error(`${source}: the title cannot be drawn on the card. ${error.message}`)
      })
      return { facts: {}, files: [['png', png]] }
    })
    count()
    return { name, kept }
  }
  // While a core draws one, another is measured or written.
  return { cards: await pMap(cards, draw, { concurrency: 2 * availableParallelism() }), drawn }
}

/** Puts the cards into the export. The cache then holds those of this build. */
export async function writeCards({ dir, posts }: Export): Promise<string> {
  const { cards, drawn } = await drawCards(posts)
  for (const { name, kept } of cards) {
    for (const { file } of kept.files.values()) placeOutput(dir, cardHref(name), file)
  }
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
  const sources = ['lib/card.ts', 'lib/card-fonts.ts', 'package-lock.json']
  return hash(...(await Promise.all(sources.map((source) => readFile(source)))))
}
