import type { Fault } from '../../core/diagnostics'
import type { Rule } from '../rule'

export const conflictMarker: Rule = {
  id: 'conflict-marker',
  reason: 'Unresolved merge conflicts would be published, with both versions and their markers.',
  severity: 'error',
  optional: true,
  check({ file, frontmatter }) {
    const text = String(file)
    if (!/^(?:<{7}|>{7}) /m.test(text)) return []
    const faults: Fault[] = []
    let isCode = false
    for (const [index, content] of text.split('\n').entries()) {
      const line = index + 1
      // Fences are found by pattern, since a body with conflict markers cannot be parsed.
      if (/^\s*(?:`{3}|~{3})/.test(content)) isCode = !isCode
      if (isCode || line <= frontmatter.place.end.line || !/^(?:<{7} .*|={7}|>{7} .*)$/.test(content)) continue
      faults.push({
        reason: 'Unresolved merge conflict.',
        note: 'Keep one version and remove the conflict markers.',
        place: { start: { line, column: 1 }, end: { line, column: content.length + 1 } },
      })
    }
    return faults
  },
}
