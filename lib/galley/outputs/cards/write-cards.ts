import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import pMap from 'p-map'
import { site } from '../../../site'
import { cardHref, siteCardHref } from '../../addresses/urls'
import type { Post } from '../../content/posts'
import { getFileName } from '../../content/source'
import { hash } from '../../core/cache'
import { formatDay } from '../../core/dates'
import { type Kept, openFileCache } from '../../core/file-cache'
import { formatList } from '../../core/messages'
import { placeOutput } from '../../core/output'
import { printable } from '../../core/printable'
import { countUp } from '../../core/progress'
import { count } from '../../core/text'
import type { Export } from '../export'
import { type Card, createCard } from './card'
import { findPackage, nameGraphemes } from './card-fonts'

/** The name of the step that draws cards. */
export const cardStep = 'draw cards'

/** The cached facts about a card: the graphemes that are in no font. */
type Facts = { missing: string[] }

const cache = openFileCache<Facts>('cards')

/** The cards of this build as cache entries, with their addresses. */
type Drawing = { cards: { href: string; source: string; kept: Kept<Facts> }[]; drawn: number }

/**
 * Draws the Open Graph cards of the site and of each post with one that are not cached yet. Does not depend on the exported pages.
 */
export async function drawCards(posts: Post[]): Promise<Drawing> {
  const cards = [createSiteCard(), ...posts.filter(({ hasCard }) => hasCard).map(createPostCard)]
  const design = await hashDesign()
  const countOne = countUp(cards.length, cardStep)
  let drawn = 0
  const draw = async ({ href, source, card }: PlacedCard) => {
    const kept = await cache.get(hash(design, card), async () => {
      drawn++
      const { png, missing } = await createCard(card).catch((error: Error) => {
        throw new Error(`${printable(source)}: the title cannot be drawn on the card. ${error.message}`)
      })
      return { facts: { missing }, files: [['png', png]] }
    })
    countOne()
    return { href, source, kept }
  }
  // Measuring and writing overlap with drawing.
  return { cards: await pMap(cards, draw, { concurrency: 2 * availableParallelism() }), drawn }
}

/** Writes the cards to the export, warns about missing characters, and drops unused cards from the cache. */
export async function writeCards({ dir }: Export, { cards, drawn }: Drawing): Promise<string> {
  for (const { href, kept } of cards) {
    for (const { file } of kept.files.values()) placeOutput(dir, href, file)
  }
  const missing = cards.map(({ source, kept }) => ({ source, graphemes: kept.facts.missing }))
  for (const message of explainMissing(missing)) console.log(`   ${printable(message)}`)
  cache.sweep()
  return `${count(cards.length, 'file')}, ${drawn} drawn`
}

/** Graphemes of a card that are in no font, and the file that contains them. */
type Missing = { source: string; graphemes: string[] }

/** Returns the warnings about missing characters, one per package that has them, each with a remedy. */
export function explainMissing(cards: Missing[]): string[] {
  const byPackage = new Map<string | undefined, Missing[]>()
  for (const { source, graphemes } of cards) {
    for (const grapheme of graphemes) {
      const name = findPackage(grapheme, graphemes)
      const found = byPackage.get(name) ?? []
      byPackage.set(name, found)
      const last = found.at(-1)
      if (last?.source === source) last.graphemes.push(grapheme)
      else found.push({ source, graphemes: [grapheme] })
    }
  }
  return [...byPackage].flatMap(([name, found]) => {
    if (name) {
      const [first] = found
      const where = first && `${first.source}: the card needs a font for ${nameGraphemes(first.graphemes)}`
      const others = found.length > 1 ? `, as for ${count(found.length - 1, 'other card')}` : ''
      return [`${where}${others}. Run: npm install -E ${name}`]
    }
    const named = found.map(({ source, graphemes }) => `${source}: no font has ${nameGraphemes(graphemes)}.`)
    return [
      ...named,
      'These cards show … instead. Install a Fontsource package, and add it to lib/galley/outputs/cards/card-fonts.ts.',
    ]
  })
}

type PlacedCard = { href: string /** the file that says what is on it */; source: string; card: Card }

/** The name of the site in any script, and one that every font has. */
const names = [site.title, new URL(site.url).host]

function createSiteCard(): PlacedCard {
  return {
    href: siteCardHref(),
    source: 'lib/site.ts',
    card: { title: [site.description, ...names], site: names, byline: [names.slice(1)] },
  }
}

function createPostCard(post: Post): PlacedCard {
  const authors = formatList(
    post.authors.map(({ name }) => name),
    post.lang,
  )
  const days = [formatDay(post.date.day, post.lang), post.date.day]
  return {
    href: cardHref(post.slug),
    source: getFileName(post.file),
    card: { title: [post.title, ...names], site: names, byline: [[authors], days] },
  }
}

/** Returns a hash of everything but its texts that affects the look of a card. */
async function hashDesign(): Promise<string> {
  const sources = ['lib/galley/outputs/cards/card.ts', 'lib/galley/outputs/cards/card-fonts.ts', 'package-lock.json']
  return hash(...(await Promise.all(sources.map((source) => readFile(source)))))
}
