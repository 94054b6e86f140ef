import type { Fault } from '../../core/diagnostics'
import { getPlace, getText } from '../../core/places'
import { getNodes, type Rule } from '../rule'

export const headingSyntax: Rule = {
  id: 'heading-syntax',
  reason: 'Without a space after its number signs, a heading is shown as a paragraph.',
  severity: 'error',
  optional: true,
  check(entry) {
    return getNodes(entry, 'paragraph').flatMap(({ position }): Fault[] => {
      // A single number sign may start a hashtag.
      const [line, signs, text = ''] = /^(#{2,6})(?=[^#\s])(.*)/.exec(getText(entry.file, position)) ?? []
      if (!line || !signs || !position) return []
      const from = position.start.offset ?? 0
      return [
        {
          reason: `Missing space after ${signs}: this is a paragraph, not a heading.`,
          note: `Write ${signs} ${text}\nIf it is not a heading, start the line with \\#`,
          place: getPlace(entry.file, from, from + line.length),
        },
      ]
    })
  },
}
