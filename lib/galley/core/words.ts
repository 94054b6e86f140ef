/** A zero-width character that marks the end of a word without a space after it. It is not part of any word. */
const joiner = '\u2060'

/** A character of a script that is written without spaces between words. */
const letter = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u
const unspaced = new RegExp(`\\S*${letter.source}\\S*`, 'gu')

/** Inserts spaces between words of scripts without them, so that search finds each word. `joinWords` reverts it. */
export function splitWords(text: string): string {
  // Most texts have none of these letters, and this test takes a tenth of the time of the replacement.
  if (!letter.test(text)) return text
  return text.replace(unspaced, (words) =>
    Array.from(new Intl.Segmenter(undefined, { granularity: 'word' }).segment(words), ({ segment }) => segment).join(
      `${joiner} `,
    ),
  )
}

/** Returns the text as it was before `splitWords`. Matches may be wrapped in `<mark>`. */
export function joinWords(text: string): string {
  return text.replace(/\u2060(<\/mark>)? ?/g, '$1')
}
