import { getHref } from '../addresses'
import { getUnlisted, ledgerFile, readLedger } from '../ledger'
import type { Rule } from '../rule'

export const permalinkNew: Rule = {
  id: 'permalink-new',
  reason: 'An address that is missing from the ledger can be lost unnoticed. Sites without a ledger are not checked.',
  severity: 'warning',
  async checkContent(content) {
    const ledger = await readLedger()
    if (ledger === undefined) return []
    const unlisted = getUnlisted(content, ledger)
    const note = 'Run npm run permalinks and commit the changes.'
    if (unlisted.length > 10) {
      const shown = unlisted.slice(0, 3).map(getHref).join(', ')
      const reason = `${unlisted.length} published addresses are missing from permalinks.txt: ${shown} and ${unlisted.length - 3} more.`
      return [{ path: ledgerFile, reason, note, place: undefined }]
    }
    return unlisted.map((entry) => ({
      path: entry.path,
      reason: `${getHref(entry)} is missing from permalinks.txt.`,
      note,
      place: entry.frontmatter.place,
    }))
  },
}
