import { toString as toText } from 'mdast-util-to-string'
import type { Fault } from '../../core/diagnostics'
import { getNodes, type Rule } from '../rule'

const vague = /^(?:click |tap |press )?(?:here|this|this link|link|this page|this post|read more|more)[.…!]*$/i

export const linkVague: Rule = {
  id: 'link-vague',
  reason: 'Many readers go from link to link: its text alone says where it leads.',
  severity: 'warning',
  check(entry) {
    return getNodes(entry, 'link', 'linkReference').flatMap((link): Fault[] => {
      const text = toText(link).trim()
      if (!vague.test(text)) return []
      const note = 'Link the words that name what is there: "see [the manual](…)", not "the manual is [here](…)".'
      return [{ reason: `"${text}" does not say where the link leads.`, note, place: link.position }]
    })
  },
}
