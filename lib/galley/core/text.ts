import { splitWords } from './words'

/**
 * Shortens plain text to at most `length` UTF-16 units, an ellipsis included: at the end of a word where there is one,
 * never inside a grapheme. White space is folded.
 */
export function truncate(text: string, length: number): string {
  const folded = text.replace(/\s+/gu, ' ').trim()
  if (folded.length <= length) return folded
  const fits = (end: number) => end < length
  // What lies far behind the end decides nothing, and a segmenter takes its time.
  const head = folded.slice(0, 2 * length)
  const wordEnds = segmentEnds(head, 'word').filter(fits)
  const end = wordEnds.at(-1) ?? segmentEnds(head, 'grapheme').filter(fits).at(-1) ?? 0
  return `${folded.slice(0, end).replace(/[\s\p{Punctuation}]+$/u, '')}…`
}

function segmentEnds(text: string, granularity: 'word' | 'grapheme'): number[] {
  const segments = new Intl.Segmenter(undefined, { granularity }).segment(text)
  return Array.from(segments, ({ index, segment }) => index + segment.length)
}

/** How many words a text has, in scripts without spaces too. */
export function countWords(text: string): number {
  // A segmenter takes forty times as long, so it gets only what has no spaces.
  const words = splitWords(text).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}_]*(?:['’.,:][\p{L}\p{N}][\p{L}\p{M}\p{N}_]*)*/gu)
  return words?.length ?? 0
}

/** Minutes to read a number of words aloud in the head, at 220 a minute; at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 220))
}

/** The direction in which a language is written, from the script that CLDR says it uses. */
export function textDirection(lang: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(lang).maximize().script
  return script && rightToLeftScripts.has(script) ? 'rtl' : 'ltr'
}

const rightToLeftScripts = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'])
