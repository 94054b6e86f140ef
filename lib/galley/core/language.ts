/** Gives the English name of a language; undefined for a well-formed tag of an unknown language. */
const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/**
 * Returns the canonical form of a language tag, such as `de-DE`; undefined if it is not well-formed or its language is
 * unknown. https://www.rfc-editor.org/info/bcp47
 */
export function parseLanguage(tag: string): string | undefined {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag)
    return canonical && names.of(new Intl.Locale(canonical).language) ? canonical : undefined
  } catch {
    return undefined
  }
}

/** Returns the tag that an invalid one, such as `de_DE` or `german`, probably means; undefined if there is no guess. */
export function suggestLanguage(text: string): string | undefined {
  const dashed = parseLanguage(
    text.trim().replace(/[_ .@].*$/, (rest) => (/^_\w+/.exec(rest)?.[0] ?? '').replaceAll('_', '-')),
  )
  if (dashed) return dashed
  return codes.find((code) => names.of(code)?.toLowerCase() === text.trim().toLowerCase())
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const codes = [...letters].flatMap((first) => [...letters].map((second) => first + second))
