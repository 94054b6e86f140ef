import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { site } from '../../site'
import { parseDate } from '../core/dates'
import { env } from '../core/env'
import { getHref } from './addresses'
import type { Content, Entry } from './rule'

/** The ledger of every address that was ever published, by its path in the content folder. */
export const ledgerFile = 'permalinks.txt'

/** An address of the ledger, and the line that it stands on, counted from 1. */
export type Permalink = { address: string; line: number }

const beginning = `# Every address that a post or page was ever published at. A build fails if one has neither page nor alias.
# npm run permalinks adds the new ones.
`

/** The text of the ledger; undefined if none is kept. */
export async function readLedger(): Promise<string | undefined> {
  try {
    return await readFile(path.join(env.contentDir, ledgerFile), 'utf8')
  } catch {
    return undefined
  }
}

/** The addresses of a ledger, one a line; what begins with # is a comment. */
export function parseLedger(text: string): Permalink[] {
  return text
    .split('\n')
    .map((line, index) => ({ address: line.trim(), line: index + 1 }))
    .filter(({ address }) => address !== '' && !address.startsWith('#'))
}

/** A ledger with these addresses too, each before the first one that is greater; all else stays as it is. */
export function addToLedger(text: string, addresses: string[]): string {
  const lines = (text || beginning).trimEnd().split('\n')
  for (const address of addresses) {
    const next = lines.findIndex((line) => !line.trim().startsWith('#') && line.trim() > address)
    lines.splice(next === -1 ? lines.length : next, 0, address)
  }
  return `${lines.join('\n')}\n`
}

/** The posts and pages that readers can see. One whose date cannot be read counts: that is another fault. */
export function getPublished({ entries }: Content): Entry[] {
  return entries.filter(({ kind, frontmatter: { fields } }) => {
    if (kind === 'page') return true
    return fields.get('draft')?.value !== true && !isFuture(String(fields.get('date')?.value))
  })
}

function isFuture(date: string): boolean {
  try {
    return Date.parse(parseDate(date, site.timeZone).instant) > env.now
  } catch {
    return false
  }
}

/** The published posts and pages whose addresses a ledger does not have, in the order of the addresses. */
export function getUnlisted(content: Content, ledger: string): Entry[] {
  const listed = new Set(parseLedger(ledger).map(({ address }) => address))
  return getPublished(content)
    .filter((entry) => !listed.has(getHref(entry)))
    .sort((a, b) => (getHref(a) < getHref(b) ? -1 : 1))
}
