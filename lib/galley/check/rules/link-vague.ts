import { toString as toText } from 'mdast-util-to-string'
import type { Fault } from '../../core/diagnostics'
import { getLinkNodes } from '../elements'
import type { Rule } from '../rule'

const vague = /^(?:click |tap |press )?(?:here|this|this link|link|this page|this post|read more|more)[.…!]*$/i

export const linkVague: Rule = {
  id: 'link-vague',
  reason: 'Screen reader users often jump from link to link, so link text must make sense on its own.',
  severity: 'warning',
  check(entry) {
    return getLinkNodes(entry).flatMap((link): Fault[] => {
      const text = toText(link).trim()
      if (!vague.test(text)) return []
      const note = 'Link the words that name the target: "see [the manual](…)", not "the manual is [here](…)".'
      return [{ reason: `The link text "${text}" does not say where the link leads.`, note, place: link.position }]
    })
  },
}
