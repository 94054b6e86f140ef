import type { Fault } from '../../core/diagnostics'
import type { Rule } from '../rule'

export const conflictMarker: Rule = {
  id: 'conflict-marker',
  reason: 'What git leaves where two versions meet would be published with both of them.',
  severity: 'error',
  optional: true,
  check({ file, frontmatter }) {
    const text = String(file)
    if (!/^(?:<{7}|>{7}) /m.test(text)) return []
    const faults: Fault[] = []
    let isListing = false
    for (const [index, content] of text.split('\n').entries()) {
      const line = index + 1
      // By eye, since a body with such lines cannot be parsed.
      if (/^\s*(?:`{3}|~{3})/.test(content)) isListing = !isListing
      if (isListing || line <= frontmatter.place.end.line || !/^(?:<{7} .*|={7}|>{7} .*)$/.test(content)) continue
      faults.push({
        reason: 'Two versions of the file meet here.',
        note: 'Keep one of them, and take the marks of git out.',
        place: { start: { line, column: 1 }, end: { line, column: content.length + 1 } },
      })
    }
    return faults
  },
}
