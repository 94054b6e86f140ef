import { getUnlisted, readLedger } from '../../permalinks/ledger'
import { getHref } from '../addresses'
import type { Rule } from '../rule'

export const permalinkNew: Rule = {
  id: 'permalink-new',
  reason: 'An address that is not in the ledger can be lost without notice. Silent where no ledger is kept.',
  severity: 'warning',
  async checkContent(content) {
    const ledger = await readLedger()
    if (ledger === undefined) return []
    return getUnlisted(content, ledger).map((entry) => ({
      path: entry.path,
      reason: `${getHref(entry)} is published and not in permalinks.txt.`,
      note: 'Run npm run permalinks and commit what it adds.',
      place: entry.frontmatter.place,
    }))
  },
}
