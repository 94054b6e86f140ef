import type { Fault } from '../../core/diagnostics'
import { getProse } from '../prose'
import type { Rule } from '../rule'

const address = '(?:https?:|mailto:|\\.{0,2}/|#|www\\.)'

/** Slips of the pen that leave a link or an image as plain text. */
const slips: [pattern: RegExp, reason: string, note: (...parts: string[]) => string][] = [
  [
    /(?<![\w\\])!?\[([^[\]]*)\]\(([^()<>\s"]+(?:[ \t]+[^()<>\s"]+)+)\)/g,
    'An address cannot hold a space.',
    (all, text = '', url = '') =>
      `Write ${all.startsWith('!') ? '!' : ''}[${text}](${url.trim().replace(/\s+/g, '%20')}), or better rename what has the space.`,
  ],
  [
    new RegExp(`(?<![\\w\\\\])(!?)\\[([^[\\]]+)\\][ \\t]+\\((${address}[^()\\s]*)\\)`, 'g'),
    'A space parts the text of this link from its address.',
    (_, mark = '', text = '', url = '') => `Write ${mark}[${text}](${url}).`,
  ],
  [
    new RegExp(`\\(([^()]+)\\)\\[(${address}[^[\\]\\s]*)\\]`, 'g'),
    'The brackets of this link are the wrong way round.',
    (_, text = '', url = '') => `Write [${text}](${url}).`,
  ],
  [
    new RegExp(`(?<![\\w\\\\])(!?)\\[([^[\\]]+)\\]\\((${address}\\S*)(?![^()]*\\))`, 'g'),
    'The address of this link is not closed.',
    (_, mark = '', text = '', url = '') => `Write ${mark}[${text}](${url.replace(/[.,;:!?]$/, '')}).`,
  ],
]

export const linkSyntax: Rule = {
  id: 'link-syntax',
  reason: 'A link with a slip of the pen is shown as it is written.',
  severity: 'error',
  optional: true,
  check(entry) {
    return getProse(entry).flatMap(({ text, toPlace }) =>
      slips.flatMap(([pattern, reason, note]) =>
        Array.from(text.matchAll(pattern), (match): Fault => {
          const place = toPlace(match.index, match.index + match[0].length)
          return { reason, note: note(...match), place }
        }),
      ),
    )
  },
}
