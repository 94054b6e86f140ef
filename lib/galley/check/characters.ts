import type { VFile } from 'vfile'
import type { Fields } from '../content/yaml'
import { type Fault, most } from '../core/diagnostics'
import { getPlace } from '../core/places'

/** The code point of a character as people look it up, such as `U+200B`. */
export function formatCodePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Characters that are no text; none of HTML, XML and fonts has them. */
export const controlCharacters = /[^\P{Cc}\n\t]|[\u2028\u2029\ufffe\uffff]/gu

/** The texts among fields for which YAML makes a control character of an escape, such as `\0` between double quotes. */
export function findEscapes(fields: Fields): Fault[] {
  return [...fields].flatMap(([name, field]) =>
    [field, ...field.items].flatMap(({ value, text, place }): Fault[] => {
      const [char] = (typeof value === 'string' && value.match(controlCharacters)) || []
      if (char === undefined || text.includes(char)) return []
      const reason = `${name} holds a control character, ${formatCodePoint(char)}, written as an escape.`
      return [{ reason, note: 'Take it out; a backslash that is meant goes between single quotes.', place }]
    }),
  )
}

/** The first character on each line that `pattern`, which has to be global, finds. */
export function findCharacters(
  file: VFile,
  pattern: RegExp,
  describe: (char: string) => Pick<Fault, 'reason' | 'note'>,
): Fault[] {
  const text = String(file)
  const faults = new Map<number | undefined, Fault>()
  for (const { 0: char, index } of text.matchAll(pattern)) {
    const place = getPlace(file, index, index + char.length)
    if (faults.size === most) break
    if (!faults.has(place.start.line)) faults.set(place.start.line, { ...describe(char), place })
  }
  return [...faults.values()]
}
