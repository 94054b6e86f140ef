import type { VFile } from 'vfile'
import type { Fields } from '../content/yaml'
import { type Fault, MAX_PER_RULE } from '../core/diagnostics'
import { getPlace } from '../core/places'

/** Returns the code point of a character in the usual notation, such as `U+200B`. */
export function formatCodePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Control characters other than tab and line feed, line and paragraph separators, and non-characters. */
export const controlCharacters = /[^\P{Cc}\n\t]|[\u2028\u2029\ufffe\uffff]/gu

/** Finds values in which a YAML escape, such as `\0` in double quotes, produces a control character. */
export function findEscapes(fields: Fields): Fault[] {
  return [...fields].flatMap(([name, field]) =>
    [field, ...field.items].flatMap(({ value, text, place }): Fault[] => {
      const [char] = (typeof value === 'string' && value.match(controlCharacters)) || []
      if (char === undefined || text.includes(char)) return []
      const reason = `The field "${name}" contains an escaped control character: ${formatCodePoint(char)}.`
      return [{ reason, note: 'Remove the escape. For a literal backslash, use single quotes.', place }]
    }),
  )
}

/**
 * Finds characters that match `pattern`, a global expression: the first on each line, on at most `MAX_PER_RULE` lines.
 */
export function findCharacters(
  file: VFile,
  pattern: RegExp,
  describe: (char: string) => Pick<Fault, 'reason' | 'note'>,
): Fault[] {
  const text = String(file)
  const faults = new Map<number | undefined, Fault>()
  for (const { 0: char, index } of text.matchAll(pattern)) {
    const place = getPlace(file, index, index + char.length)
    if (faults.size === MAX_PER_RULE) break
    if (!faults.has(place.start.line)) faults.set(place.start.line, { ...describe(char), place })
  }
  return [...faults.values()]
}
