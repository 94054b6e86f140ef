import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { create } from 'fontkitten'

/** A subset of a typeface: its name in a font stack, its bytes and the code points that it contains. */
export type FontFile = { name: string; data: Buffer; characters: Set<number> }

type Typeface = { from: string; style: string; draws: RegExp; shares?: RegExp; when?: RegExp }

const ALPHABETS = /[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}]/u
const KANA = /[\p{sc=Hira}\p{sc=Kana}]/u
const HAN = /[\p{scx=Han}\uff01-\uff65]/u
const HAN_AND_KANA = /[\p{scx=Han}\uff01-\uff65\p{scx=Hira}\p{scx=Kana}]/u
const HAN_AND_SIGNS = /[\p{scx=Han}\uff01-\uff65\u2190-\u21df\u2200-\u22ff\u2460-\u24ff]/u

/** The scripts that a Noto Serif of their own draws, by the names that Unicode and Fontsource give them. */
const SCRIPTS = {
  Armn: 'armenian',
  Beng: 'bengali',
  Deva: 'devanagari',
  Ethi: 'ethiopic',
  Geor: 'georgian',
  Gujr: 'gujarati',
  Guru: 'gurmukhi',
  Hebr: 'hebrew',
  Khmr: 'khmer',
  Knda: 'kannada',
  Laoo: 'lao',
  Mlym: 'malayalam',
  Orya: 'oriya',
  Sinh: 'sinhala',
  Taml: 'tamil',
  Telu: 'telugu',
  Thai: 'thai',
  Tibt: 'tibetan',
}

/**
 * The typefaces of a card in order of preference: the first one that has a character draws it. Packages that are not
 * installed are skipped; package.json has the first one and emoji. `style` is the ending of the package's file names,
 * `draws` the characters for which to install it; beside them, it also draws those that it `shares` with other scripts, such
 * as `،` and `।`. A typeface with `when` is only used for text that matches it.
 */
const FONTS: Typeface[] = [
  { from: '@fontsource-variable/source-serif-4', style: 'opsz-normal', draws: ALPHABETS },
  // Rarer letters.
  { from: '@fontsource-variable/noto-serif', style: 'wght-normal', draws: ALPHABETS },
  {
    from: '@fontsource-variable/noto-naskh-arabic',
    style: 'wght-normal',
    draws: /\p{sc=Arab}/u,
    shares: /\p{scx=Arab}/u,
  },
  ...Object.entries(SCRIPTS).map(([script, name]) => ({
    from: `@fontsource-variable/noto-serif-${name}`,
    style: 'wght-normal',
    draws: new RegExp(`\\p{sc=${script}}`, 'u'),
    shares: new RegExp(`\\p{scx=${script}}`, 'u'),
  })),
  { from: '@fontsource/noto-serif-myanmar', style: '700-normal', draws: /\p{sc=Mymr}/u },
  { from: '@fontsource/noto-sans-cherokee', style: '700-normal', draws: /\p{sc=Cher}/u },
  { from: '@fontsource/noto-sans-thaana', style: '700-normal', draws: /\p{sc=Thaa}/u },
  { from: '@fontsource-variable/noto-emoji', style: 'wght-normal', draws: /\p{Emoji_Presentation}/u },
  // Han characters differ between countries. Text with kana is Japanese; otherwise, Chinese comes first.
  { from: '@fontsource-variable/noto-serif-jp', style: 'wght-normal', draws: HAN_AND_KANA, when: KANA },
  // Also has arrows, mathematical symbols and circled numbers.
  { from: '@fontsource-variable/noto-serif-sc', style: 'wght-normal', draws: HAN_AND_SIGNS },
  { from: '@fontsource-variable/noto-serif-tc', style: 'wght-normal', draws: HAN },
  { from: '@fontsource-variable/noto-serif-kr', style: 'wght-normal', draws: /\p{sc=Hang}/u },
  { from: '@fontsource-variable/noto-serif-jp', style: 'wght-normal', draws: HAN },
  { from: '@fontsource/noto-sans-symbols-2', style: '400-normal', draws: /\p{S}/u },
]

// Resolve from the blog's folder, where its owner installs packages.
const require = createRequire(resolve('package.json'))
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

const cached = <Value>(make: (key: string) => Value): ((key: string) => Value) => {
  const store = new Map<string, Value>()
  return (key) => {
    const value = store.get(key) ?? make(key)
    store.set(key, value)
    return value
  }
}

const findIndex = cached((from): string | undefined => {
  try {
    return require.resolve(`${from}/unicode.json`)
  } catch {
    return undefined
  }
})

/** Returns the stems of a package's files that may have each code point, without opening the files. */
const openPackage = cached((from) => {
  const index = findIndex(from)
  if (index === undefined) return new Map<number, string[]>()
  const subsets: Record<string, string> = JSON.parse(readFileSync(index, 'utf8'))
  const stems = new Map<number, string[]>()
  for (const [subset, ranges] of Object.entries(subsets)) {
    const stem = join(dirname(index), 'files', `${basename(from)}-${subset.replace(/[[\]]/g, '')}`)
    for (const [, first = '', last = first] of ranges.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)) {
      for (let code = parseInt(first, 16); code <= parseInt(last, 16); code++) {
        stems.set(code, [...(stems.get(code) ?? []), stem])
      }
    }
  }
  return stems
})

// `unicode.json` lists code points that some files lack, so use the font's character map.
const openFile = cached((path): FontFile => {
  const data = readFileSync(path)
  const font = create(data)
  if (font.isCollection) throw new Error(`${path} contains several fonts. Cards need one font per file.`)
  return { name: basename(path, '.woff2'), data, characters: new Set(font.characterSet) }
})

// Spaces, joiners, variation selectors and bidi marks are invisible, so fonts need not have them.
const visible = (grapheme: string): number[] =>
  Array.from(grapheme.replace(/[\s\p{DI}]/gu, ''), (character) => character.codePointAt(0) ?? 0)

const findFile = ({ from, style }: Typeface, codes: number[]): FontFile | undefined => {
  for (const stem of openPackage(from).get(codes[0] ?? 0) ?? []) {
    const file = openFile(`${stem}-${style}.woff2`)
    // A file must have the whole grapheme: a combining mark cannot join a letter of another font.
    if (codes.every((code) => file.characters.has(code))) return file
  }
}

const nameCharacters = (grapheme: string, codes: number[]): string =>
  `${grapheme} (${codes.map((code) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`).join(' ')})`

/** The fonts for a text. */
export type FontChoice = {
  /** The font files that it needs, in order of preference. */
  files: FontFile[]
  /** The graphemes that are in no font. */
  missing: string[]
}

/** Returns the fonts for a text. Equal texts get equal stacks, whatever was drawn before. */
export const chooseFonts = (text: string): FontChoice => {
  const left = new Map<string, number[]>()
  for (const { segment } of graphemes.segment(text)) {
    const codes = visible(segment)
    if (codes.length > 0) left.set(segment, codes)
  }
  const files = new Set<FontFile>()
  for (const typeface of FONTS) {
    if (typeface.when && !typeface.when.test(text)) continue
    for (const [grapheme, codes] of left) {
      const file = findFile(typeface, codes)
      if (!file) continue
      files.add(file)
      left.delete(grapheme)
    }
  }
  return { files: [...files], missing: [...left.keys()] }
}

/**
 * Returns the package to install for a missing grapheme, or undefined if no other package is known to have it. `missing`
 * are all missing graphemes of the same card.
 */
export const findPackage = (grapheme: string, missing: string[]): string | undefined => {
  const all = missing.join('')
  const others = FONTS.filter(({ from, when }) => findIndex(from) === undefined && (!when || when.test(all)))
  const found =
    others.find(({ draws }) => draws.test(grapheme)) ??
    others.find(({ draws, shares }) => shares?.test(grapheme) && draws.test(all))
  return found?.from
}

/** Replaces the given graphemes of a text with an ellipsis, words of them with a single one. */
export const elideGraphemes = (text: string, elided: string[]): string =>
  Array.from(graphemes.segment(text), ({ segment }) => (elided.includes(segment) ? '…' : segment))
    .join('')
    .replace(/…[\s\p{DI}…]*…/gu, '…')

/** Returns graphemes with their code points, such as `é (U+00E9)`. */
export const nameGraphemes = (named: string[]): string =>
  named.map((grapheme) => nameCharacters(grapheme, visible(grapheme))).join(', ')
