/** A zero-width character that marks the end of a word without a space after it. It is not part of any word. */
const joiner = '\u2060'

/** A character of a script that is written without spaces between words. */
const letter = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u
const unspaced = new RegExp(`\\S*${letter.source}\\S*`, 'gu')

/** Whether a text has letters of a script that is written without spaces between words. */
export const isUnspaced = (text: string): boolean => letter.test(text)

/** The border of a run of Katakana. Segmenters know some compounds as one word, such as 東京タワー. */
const kanaBorder = /(?<=[\p{sc=Kana}ー])(?=[\p{sc=Han}\p{sc=Hira}])|(?<=[\p{sc=Han}\p{sc=Hira}])(?=\p{sc=Kana})/u

/** The symbols that distinguish words, such as C, C++ and C#. All others are dropped from texts and queries. */
export const wordSymbols = '+#'

/** The end of a name with such a symbol in a list without spaces, such as C/C++. */
const nameBorder = /(?<=[+#][/,;|&])(?=\S)|(?<=\p{L}[/,;|&])(?=\p{L}*[+#])/gu

/**
 * Inserts spaces between words that have none, so that search finds each: those of scripts without spaces, and names with
 * symbols in a list. `joinWords` reverts it.
 */
export function splitWords(text: string): string {
  const names = /[+#]/.test(text) ? text.replace(nameBorder, `${joiner} `) : text
  // Most texts have none of these letters, and this test takes a tenth of the time of the replacement.
  if (!isUnspaced(names)) return names
  // Created late, since Firefox before 125 has none.
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
  return names.replace(unspaced, (words) =>
    Array.from(segmenter.segment(words), ({ segment }) => segment.split(kanaBorder))
      .flat()
      .join(`${joiner} `),
  )
}

/** Returns the text as it was before `splitWords`. Matches may be wrapped in `<mark>`. */
export function joinWords(text: string): string {
  return text.replace(/\u2060(<\/mark>)? ?/g, '$1')
}

/** Letters other than accented ones that people often spell with those of English. */
const spellings = new Map(
  ['ß ss', 'æ ae', 'œ oe', 'ø o', 'đ d', 'ð d', 'þ th', 'ħ h', 'ı i', 'ł l', 'ŋ n', 'ŧ t'].map((pair) => {
    const [letter = '', spelling = ''] = pair.split(' ')
    return [letter, spelling]
  }),
)

/** Returns a text in lower case as written without letters such as ß and ø, so that search finds either spelling. */
export function foldLetters(text: string): string {
  return text.replace(/[ßæœøđðþħıłŋŧ]/g, (letter) => spellings.get(letter) ?? letter)
}
