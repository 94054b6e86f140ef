import { splitWords } from './words'

/**
 * Returns plain text cut to at most `length` UTF-16 units, ellipsis included: at the end of a word if possible, never
 * inside a grapheme. Collapses white space.
 */
export function truncate(text: string, length: number): string {
  const folded = text.replace(/\s+/gu, ' ').trim()
  if (folded.length <= length) return folded
  const fits = (end: number) => end < length
  // A segmenter is slow, and text far past the end does not matter.
  const head = folded.slice(0, 2 * length)
  const wordEnds = segmentEnds(head, 'word').filter(fits)
  const end = wordEnds.at(-1) ?? segmentEnds(head, 'grapheme').filter(fits).at(-1) ?? 0
  return `${folded.slice(0, end).replace(/[\s\p{Punctuation}]+$/u, '')}…`
}

function segmentEnds(text: string, granularity: 'word' | 'grapheme'): number[] {
  const segments = new Intl.Segmenter(undefined, { granularity }).segment(text)
  return Array.from(segments, ({ index, segment }) => index + segment.length)
}

/** Returns the number of words of a text, in scripts without spaces too. */
export function countWords(text: string): number {
  // A segmenter takes forty times as long, so `splitWords` applies it only to scripts without spaces.
  const words = splitWords(text).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}_]*(?:['’.,:][\p{L}\p{N}][\p{L}\p{M}\p{N}_]*)*/gu)
  return words?.length ?? 0
}

/** Returns the reading time of a number of words in minutes, at 220 words a minute; at least 1. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 220))
}

/** Returns the writing direction of a language, from the script that CLDR gives it. */
export function textDirection(lang: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(lang).maximize().script
  return script && rightToLeftScripts.has(script) ? 'rtl' : 'ltr'
}

const rightToLeftScripts = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'])

/** Returns a number with its noun, such as `1 file` or `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
