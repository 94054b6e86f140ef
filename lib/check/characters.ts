import type { VFile } from 'vfile'
import { getPlace } from './places'
import { type Fault, most } from './rule'

/** The code point of a character as people look it up, such as `U+200B`. */
export function formatCodePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
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
