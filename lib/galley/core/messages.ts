/** A text for each plural category that a language needs: https://cldr.unicode.org/index/cldr-spec/plural-rules */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Values for the placeholders of a text, by name. */
export type Values = Record<string, string | number>

/** Returns a text with its placeholders `{name}` filled in; numbers as `lang` writes them. Throws if a value is missing. */
export function fillMessage(text: string, values: Values, lang: string): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`"${text}" has no value for {${name}}.`)
    return typeof value === 'number' ? formatNumber(value, lang) : value
  })
}

/** Returns the text of a plural for `count`, which fills `{count}`. */
export function fillPlural(plural: Plural, count: number, values: Values, lang: string): string {
  const category = new Intl.PluralRules(lang).select(count)
  return fillMessage(plural[category] ?? plural.other, { ...values, count }, lang)
}

/** Returns a number as a language writes it, without separators, which years and page numbers do not have. */
export function formatNumber(value: number, lang: string): string {
  return new Intl.NumberFormat(lang, { useGrouping: false }).format(value)
}

/** Returns names as a language lists them: `A, B and C`. */
export function formatList(names: string[], lang: string): string {
  return splitList(names, lang)
    .map(({ value }) => value)
    .join('')
}

/** Returns names and what stands between them, in order. */
export function splitList(names: string[], lang: string): { type: 'element' | 'literal'; value: string }[] {
  return new Intl.ListFormat(lang, { type: 'conjunction' }).formatToParts(names)
}

/** A part of a text: plain, or a placeholder or marked part with its name and the marked text. */
export type MessagePart = string | { name: string; text: string }

/** Splits a text at its placeholders and marked parts: `a <b>c</b> {d}` becomes `a `, b with `c`, ` `, d without text. */
export function splitMessage(text: string): MessagePart[] {
  const parts: MessagePart[] = []
  let end = 0
  for (const match of text.matchAll(/\{(\w+)\}|<(\w+)>(.*?)<\/\2>/g)) {
    if (match.index > end) parts.push(text.slice(end, match.index))
    parts.push({ name: match[1] ?? match[2] ?? '', text: match[3] ?? '' })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push(text.slice(end))
  return parts
}
