import type { Fault } from '../../core/diagnostics'
import { getText } from '../../core/places'
import { getNodes, type Rule } from '../rule'

export const fenceUnclosed: Rule = {
  id: 'fence-unclosed',
  reason: 'An unclosed fence turns all following text into code.',
  severity: 'error',
  optional: true,
  check(entry) {
    return getNodes(entry, 'code', 'math').flatMap(({ position }): Fault[] => {
      const lines = getText(entry.file, position).split('\n')
      const [, fence = '', char = ''] = /^(([`~$])\2+)/.exec(lines[0] ?? '') ?? []
      // Within a quote, the fence follows its > marks.
      const last = /(?:^|[\s>])(\S+)[ \t]*$/.exec(lines.length > 1 ? (lines.at(-1) ?? '') : '')?.[1] ?? ''
      if (!position || fence === '' || (last.startsWith(fence) && last.replaceAll(char, '') === '')) return []
      const { line, column, offset = 0 } = position.start
      const length = lines[0]?.length ?? 0
      return [
        {
          reason: `This ${char === '$' ? 'formula' : 'code block'} is not closed: it runs to line ${position.end.line}.`,
          note: `Write ${fence} on its own line where it ends.`,
          place: { start: position.start, end: { line, column: column + length, offset: offset + length } },
        },
      ]
    })
  },
}
