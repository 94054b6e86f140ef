import { foldLetters, isUnspaced, splitWords, wordSymbols } from '../galley/core/words'

/** What Pagefind, in its playground mode, returns for a query: https://pagefind.app/docs/api-reference/ */
export type SearchResponse<Result extends Matches> = {
  /** The words of the query as they are in the index, without endings. */
  search_keywords?: string[]
  results: Result[]
}

/** The words of the index that a result matches in its text and in its metadata; missing for a phrase. */
export type Matches = {
  scores?: { search_term: string }[]
  verbose_meta_scores?: { matched_terms: string[] }[]
}

/** Symbols that the index does not contain. It does contain `_`. */
const dropped = new RegExp(`(?![${wordSymbols}])\\p{S}`, 'gu')

/** What joins the parts of a name such as `nftables.conf`, of which the index also contains each part. */
const joint = /(?<=[\p{L}\p{N}])[^\p{L}\p{M}\p{N}\s+#]+(?=[\p{L}\p{N}])/gu

/** A query in quotation marks of any language. */
const phrase = /^\s*["“”„‟«»‹›「『〝＂](.+)["“”‟«»‹›」』〞〟＂]\s*$/u

/**
 * Returns the results of Pagefind's `search` for what a reader typed. If nothing has its names as they are spelt, returns what
 * has their parts: a text with `/etc/nftables.conf` is found by `nftables.conf`.
 */
export async function findResults<Result extends Matches>(
  text: string,
  search: (query: string) => Promise<SearchResponse<Result>>,
): Promise<Result[]> {
  const results = selectResults(await search(createQuery(text)))
  const parts = text.replace(joint, ' ')
  if (results.length > 0 || parts === text || phrase.test(text)) return results
  return selectResults(await search(createQuery(parts)))
}

/**
 * Returns a query in Pagefind's syntax, with its words as they are in the index. A query in quotation marks is a phrase, which
 * is found as it is spelt.
 */
export function createQuery(text: string): string {
  const [, quoted] = phrase.exec(text) ?? []
  const words = (quoted ?? text).toLowerCase().replace(dropped, '')
  const split = splitWords(words).replaceAll('\u2060', '')
  return quoted === undefined ? foldLetters(split) : `"${split}"`
}

/**
 * Returns the results that match all words of a query, those with whole words first. Pagefind also returns, for a word that
 * no post contains, those with the longest word that it begins with, such as "in" for "index": these are dropped unless that
 * word is almost as long.
 */
export function selectResults<Result extends Matches>(response: SearchResponse<Result>): Result[] {
  const { results, search_keywords: keywords = [] } = response
  const [whole, partial]: [Result[], Result[]] = [[], []]
  for (const result of results) {
    const { scores, verbose_meta_scores: fields = [] } = result
    const matched = new Set(scores?.map((score) => score.search_term))
    for (const { matched_terms } of fields) for (const word of matched_terms) matched.add(word)
    if (!scores || keywords.every((keyword) => matched.has(keyword))) whole.push(result)
    else if (keywords.every((keyword) => [...matched].some((word) => isMatch(word, keyword)))) partial.push(result)
  }
  return [...whole, ...partial]
}

function isMatch(word: string, keyword: string): boolean {
  if (word.startsWith(keyword)) return true
  // Browsers do not all divide texts without spaces in the same places.
  return keyword.startsWith(word) && (isUnspaced(keyword) || word.length >= 0.75 * keyword.length)
}
