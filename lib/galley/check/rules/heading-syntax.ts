import type { Fault } from '../../core/diagnostics'
import { getPlace, getText } from '../../core/places'
import { getNodes, type Rule } from '../rule'

export const headingSyntax: Rule = {
  id: 'heading-syntax',
  reason: 'Without a space behind its signs a heading is a paragraph.',
  severity: 'error',
  optional: true,
  check(entry) {
    return getNodes(entry, 'paragraph').flatMap(({ position }): Fault[] => {
      // One sign alone may begin a hashtag.
      const [line, signs, text = ''] = /^(#{2,6})(?=[^#\s])(.*)/.exec(getText(entry.file, position)) ?? []
      if (!line || !signs || !position) return []
      const from = position.start.offset ?? 0
      return [
        {
          reason: 'This is read as a paragraph that begins with number signs.',
          note: `Write ${signs} ${text}; if it is no heading, begin with \\#.`,
          place: getPlace(entry.file, from, from + line.length),
        },
      ]
    })
  },
}
