import { type Node, Renderer } from '@takumi-rs/core'
import { chooseFonts, elideGraphemes, type FontFile } from './card-fonts'

/**
 * The texts of a card, as plain text. Of each, the first is drawn that the installed fonts can draw. The byline has several
 * parts, each of which can be left out.
 */
export type Card = { title: string[]; site: string[]; byline: string[][] }

type Style = NonNullable<Node['style']>

const WIDTH = 1200
const HEIGHT = 630
const PAPER = '#fdfcf9'
const INK = '#1f2a37'
const DEEP = '#0f4c5c'
const TEAL = '#2a7f8e'
const APRICOT = '#e9a15b'
const BRICK = '#c8553d'
const SAND = '#f2e8d5'

/** The horizontal margins of the text, and its width. */
const START = 132
const END = 72
const MEASURE = WIDTH - START - END

/** The title's height and the font sizes to try; a title that fits at none of them is set in `SMALLEST`. */
const TITLE_HEIGHT = 344
const SIZES = [124, 110, 98, 86, 76, 66]
const SMALLEST = 58

const renderer = new Renderer()
const registered = new Map<string, Promise<unknown>>()
const register = ({ name, data }: FontFile): Promise<unknown> => {
  const done = registered.get(name) ?? renderer.registerFont({ name, data })
  registered.set(name, done)
  return done
}

// Emoji sequences that Unicode does not list have no glyph, so their parts are drawn side by side.
// biome-ignore lint/complexity/useRegexLiterals: TypeScript refuses the flag `v` in a literal below ES2024
const JOINED = new RegExp('\\p{RGI_Emoji}|(?<=\\p{Emoji}\\ufe0f?)\\u200d', 'gv')

/** The maximum number of UTF-16 code units to lay out, far more than a card can show. */
const MAX_LENGTH = 2000

/** Collapses white space and removes characters that have no visible effect. */
const clean = (text: string): string =>
  text
    .replace(/[\u2007\u202f]/g, '\u00a0')
    .replace(/[^\S\u00a0\ufeff]+/g, ' ')
    .slice(0, MAX_LENGTH)
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .replace(/(?!\p{Bidi_C}|\p{VS}|[\u200b-\u200d\u2060\u{e0020}-\u{e007f}])\p{DI}/gu, '')
    .replace(JOINED, (match) => (match === '\u200d' ? '' : match))
    .normalize()
    .trim()

const words = new Intl.Segmenter('ja', { granularity: 'word' })

/**
 * Adds word joiners within Chinese and Japanese words, and spaces of no width after those of South-East Asian scripts, so
 * that lines only break between words.
 */
const keepWords = (text: string): string =>
  Array.from(words.segment(text), ({ segment }) =>
    segment
      .replace(/(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー])(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー])/gu, '\u2060')
      .replace(/(?<=[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}])$/u, '\u200b'),
  ).join('')

/** Whether the first letter is of a right-to-left script, as in HTML's `dir="auto"`. */
const isRightToLeft = (text: string): boolean =>
  /^\P{L}*[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}]/u.test(text)

const box = (style: Style, children: Node[] = []): Node => ({ type: 'container', style, children })

/** Returns a text node of at most `lineClamp` lines, truncated with an ellipsis between graphemes. */
const setText = (text: string, style: Style): Node => ({
  type: 'text',
  text,
  style: {
    display: 'block',
    direction: isRightToLeft(text) ? 'rtl' : 'ltr',
    lineClamp: 1,
    overflowWrap: 'anywhere',
    ...style,
  },
})

const setTitle = (title: string, size: number, style: Style): Node => {
  // Letters of most scripts without capitals extend far above and below the line.
  const lineHeight = /(?![\p{sc=Latn}\p{sc=Hebr}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])\p{Lo}/u.test(title)
    ? 1.35
    : 1.1
  return setText(title, {
    fontSize: size,
    fontWeight: 700,
    lineHeight,
    lineClamp: Math.floor(TITLE_HEIGHT / (size * lineHeight)),
    textWrap: 'balance',
    ...style,
  })
}

const fits = async (title: string, size: number, fontFamilies: string[]): Promise<boolean> => {
  const free: Style = { lineClamp: 'none', overflowWrap: 'normal', textWrap: 'wrap' }
  const block = setTitle(title, size, { ...free, width: MEASURE })
  const longestWord = setTitle(title, size, { ...free, width: 'min-content' })
  const page = box({ display: 'flex', flexDirection: 'column', width: WIDTH }, [block, longestWord])
  const { children } = await renderer.measure(page, { width: WIDTH, fontFamilies })
  return children.every(({ width }) => width <= MEASURE) && (children[0]?.height ?? 0) <= TITLE_HEIGHT
}

const findSize = async (title: string, fontFamilies: string[]): Promise<number> => {
  for (const size of SIZES) if (await fits(title, size, fontFamilies)) return size
  return SMALLEST
}

/** Returns the first of the texts with a letter that a font has, without what no font has. */
const findDrawable = (texts: string[]): string =>
  texts
    .map((text) => ({ text, shown: elideGraphemes(text, chooseFonts(text).missing) }))
    .find(({ text, shown }) => shown === text || /[^\s\p{P}\p{DI}]/u.test(shown))?.shown ?? ''

/** Returns the first of the texts of which fonts have everything. */
const findWhole = (texts: string[]): string | undefined => texts.find((text) => chooseFonts(text).missing.length === 0)

/** A drawn card, and the graphemes that it lacks since they are in no font. */
export type DrawnCard = { png: Buffer; missing: string[] }

/**
 * Draws an Open Graph card as a PNG of 1200 × 630 pixels; equal cards give equal bytes. The design is that of a printer's
 * proof: a line gauge, a Scotch rule, a registration mark and a colour bar. A right-to-left title mirrors the card. An
 * ellipsis replaces what is in no font.
 */
export const createCard = async (card: Card): Promise<DrawnCard> => {
  const titles = card.title.map((title) => keepWords(clean(title)))
  const sites = card.site.map(clean)
  const parts = card.byline.map((part) => part.map(clean))
  const meant = [titles, sites, ...parts].map(([text = '']) => text)
  const { missing } = chooseFonts(meant.join('\n'))
  const title = findDrawable(titles)
  const site = findDrawable(sites)
  const byline = parts.map(findWhole).filter(Boolean).join(' · ')
  const { files } = chooseFonts([title, site, byline, '…'].join('\n'))
  await Promise.all(files.map(register))
  const fontFamilies = files.map(({ name }) => name)
  const size = await findSize(title, fontFamilies)

  const mirrored = isRightToLeft(title)
  const place = (start: number, top: number, width: number): Style => ({
    position: 'absolute',
    top,
    width,
    ...(mirrored ? { right: start, textAlign: 'right' } : { left: start, textAlign: 'left' }),
  })
  const bar = (start: number, top: number, width: number, height: number, backgroundColor: string): Node =>
    box({ ...place(start, top, width), height, backgroundColor })

  const page = box({ width: WIDTH, height: HEIGHT, backgroundColor: PAPER, color: INK }, [
    bar(0, 0, 56, HEIGHT, DEEP),
    ...Array.from({ length: 35 }, (_, line) => bar(line % 5 === 2 ? 26 : 42, 8 + 18 * line, 30, 2, PAPER)),
    setText(site, { ...place(START, 54, 880), fontSize: 38, fontWeight: 600, lineHeight: 1.2, color: DEEP }),
    box({ ...place(WIDTH - END - 36, 62, 28), height: 28, border: `2px solid ${BRICK}`, borderRadius: 14 }),
    bar(WIDTH - END - 44, 75, 44, 2, BRICK),
    bar(WIDTH - END - 23, 54, 2, 44, BRICK),
    bar(START, 122, MEASURE, 6, INK),
    bar(START, 132, MEASURE, 2, INK),
    setTitle(title, size, place(START, 158, MEASURE)),
    setText(byline, { ...place(START, 534, 760), fontSize: 32, lineHeight: 1.3 }),
    ...[DEEP, TEAL, APRICOT, BRICK, SAND].map((color, i) => bar(WIDTH - END - 36 * (5 - i), 546, 36, 20, color)),
  ])
  return { png: await renderer.render(page, { width: WIDTH, height: HEIGHT, format: 'png', fontFamilies }), missing }
}
