/** Stands at the end of a word that no space follows in the text. It has no width and belongs to no word. */
const joiner = '\u2060'

/** Words with characters of the scripts that are written without spaces between words. */
const letter = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u
const unspaced = new RegExp(`\\S*${letter.source}\\S*`, 'gu')

/** Puts spaces between the words of scripts that have none, so that each can be found; `joinWords` takes them out. */
export function splitWords(text: string): string {
  // Most texts have none of these letters; to see that takes a tenth of the time.
  if (!letter.test(text)) return text
  return text.replace(unspaced, (words) =>
    Array.from(new Intl.Segmenter(undefined, { granularity: 'word' }).segment(words), ({ segment }) => segment).join(
      `${joiner} `,
    ),
  )
}

/** The text as it was before `splitWords`; matches in it may be in `<mark>`. */
export function joinWords(text: string): string {
  return text.replace(/\u2060(<\/mark>)? ?/g, '$1')
}
