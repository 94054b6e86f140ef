import { getPublished, ledgerFile, parseLedger, readLedger } from '../../permalinks/ledger'
import { getAliases, getHref, toFolder } from '../addresses'
import type { Entry, FileFault, Rule } from '../rule'

export const permalinkLost: Rule = {
  id: 'permalink-lost',
  reason: 'An address that was published leads somewhere for good: others have linked to it.',
  severity: 'error',
  optional: true,
  async checkContent(content) {
    const kept = new Set(getPublished(content).flatMap(getAddresses))
    return parseLedger((await readLedger()) ?? '').flatMap(({ address, line }): FileFault[] => {
      if (kept.has(toFolder(address))) return []
      const place = { start: { line, column: 1 }, end: { line, column: address.length + 1 } }
      const owner = content.entries.find((entry) => getAddresses(entry).includes(toFolder(address)))
      return [
        {
          path: ledgerFile,
          reason: owner
            ? `${address} was published, and ${owner.file.path} is a draft or of the future.`
            : `${address} was published, and nothing is there any more.`,
          note: `${owner ? 'Publish it again, or write' : 'Write'} aliases: [${address}] in the post that took its place, or delete this line if the address may die.`,
          place,
        },
      ]
    })
  },
}

/** Where a post or page is found, and was before. */
function getAddresses(entry: Entry): string[] {
  return [getHref(entry), ...getAliases(entry).map(({ alias }) => alias)].map(toFolder)
}
