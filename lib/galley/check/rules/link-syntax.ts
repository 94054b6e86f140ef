import type { Fault } from '../../core/diagnostics'
import { getProse } from '../prose'
import type { Rule } from '../rule'

const address = '(?:https?:|mailto:|\\.{0,2}/|#|www\\.)'

/** Typos that turn a link or an image into plain text. */
const typos: [pattern: RegExp, reason: string, note: (...parts: string[]) => string][] = [
  [
    /(?<![\w\\])!?\[([^[\]]*)\]\(([^()<>\s"]+(?:[ \t]+[^()<>\s"]+)+)\)/g,
    'The address of a link cannot contain spaces.',
    (all, text = '', url = '') =>
      `Write ${all.startsWith('!') ? '!' : ''}[${text}](${url.trim().replace(/\s+/g, '%20')})\nBetter still, rename the target without spaces.`,
  ],
  [
    new RegExp(`(?<![\\w\\\\])(!?)\\[([^[\\]]+)\\][ \\t]+\\((${address}[^()\\s]*)\\)`, 'g'),
    'There is a space between the text of this link and its address.',
    (_, mark = '', text = '', url = '') => `Write ${mark}[${text}](${url})`,
  ],
  [
    new RegExp(`\\(([^()]+)\\)\\[(${address}[^[\\]\\s]*)\\]`, 'g'),
    'The brackets and parentheses of this link are swapped.',
    (_, text = '', url = '') => `Write [${text}](${url})`,
  ],
  [
    new RegExp(`(?<![\\w\\\\])(!?)\\[([^[\\]]+)\\]\\((${address}\\S*)(?![^()]*\\))`, 'g'),
    'This link has no closing parenthesis.',
    (_, mark = '', text = '', url = '') => `Write ${mark}[${text}](${url.replace(/[.,;:!?]$/, '')})`,
  ],
]

export const linkSyntax: Rule = {
  id: 'link-syntax',
  reason: 'A malformed link is shown as plain text.',
  severity: 'error',
  optional: true,
  check(entry) {
    return getProse(entry).flatMap(({ text, toPlace }) =>
      typos.flatMap(([pattern, reason, note]) =>
        Array.from(text.matchAll(pattern), (match): Fault => {
          const place = toPlace(match.index, match.index + match[0].length)
          return { reason, note: note(...match), place }
        }),
      ),
    )
  },
}
