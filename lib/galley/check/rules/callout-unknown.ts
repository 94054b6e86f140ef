import { type Fault, suggestName } from '../../core/diagnostics'
import { getPlace } from '../../core/places'
import { calloutKinds } from '../../markdown/remark-callouts'
import { getNodes, type Rule } from '../rule'

const kinds: readonly string[] = calloutKinds

export const calloutUnknown: Rule = {
  id: 'callout-unknown',
  reason: 'Only the callout kinds of GitHub work; any other is shown as a quote that starts with its name in brackets.',
  severity: 'error',
  optional: true,
  check(entry) {
    const source = String(entry.file)
    return getNodes(entry, 'blockquote').flatMap(({ children: [paragraph] }): Fault[] => {
      const start = paragraph?.type === 'paragraph' ? paragraph.position?.start.offset : undefined
      if (start === undefined) return []
      const [marker, kind = '', rest = ''] =
        /^\[!\s*([A-Za-z]+)\s*\]([^\n]*)/.exec(source.slice(start, start + 200)) ?? []
      if (marker === undefined) return []
      const mark = `[!${kind}]`
      const place = getPlace(entry.file, start, start + marker.length - rest.length)
      const upper = kind.toUpperCase()
      if (!kinds.includes(upper)) {
        const suggestion = suggestName(upper, kinds, 'callouts')
        const note = synonyms.get(upper) ?? suggestion.replace(/ ([A-Z]{2,})/g, ' [!$1]')
        return [{ reason: `Unknown callout ${mark}.`, note, place }]
      }
      if (!marker.startsWith(`[!${upper}]`))
        return [
          {
            reason: `${marker.slice(0, marker.length - rest.length)} is not a valid callout marker.`,
            note: `Write [!${upper}]`,
            place,
          },
        ]
      if (rest.trim() === '') return []
      const note = `Write > ${mark} on its own line, and the text on the next line.`
      return [{ reason: `${mark} is not a callout if text follows it on the same line.`, note, place }]
    })
  },
}

/** Callout kinds of other tools, and their equivalents. */
const synonyms = new Map([
  ...['INFO', 'NOTICE', 'REMARK', 'ABSTRACT', 'SUMMARY'].map((kind) => [kind, 'Write [!NOTE]'] as const),
  ...['HINT', 'SUCCESS', 'EXAMPLE', 'QUESTION'].map((kind) => [kind, 'Write [!TIP]'] as const),
  ...['ATTENTION', 'WARN', 'ALERT'].map((kind) => [kind, 'Write [!WARNING]'] as const),
  ...['DANGER', 'ERROR', 'BUG', 'FAILURE'].map((kind) => [kind, 'Write [!CAUTION]'] as const),
])
