import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { site } from '../../site'
import { parseDate } from '../core/dates'
import { env } from '../core/env'
import { getHref } from './addresses'
import type { Content, Entry } from './rule'

/** The path, in the content folder, of the ledger: a list of every address that was ever published. */
export const ledgerFile = 'permalinks.txt'

/** An address in the ledger, and the number of its line, counted from 1. */
export type Permalink = { address: string; line: number }

const header = `# Every address at which a post or page was ever published. The build fails if one has neither a page nor an alias.
# npm run permalinks adds new addresses.
`

/** Returns the text of the ledger; undefined if the site has none. */
export async function readLedger(): Promise<string | undefined> {
  try {
    return await readFile(path.join(env.contentDir, ledgerFile), 'utf8')
  } catch {
    return undefined
  }
}

/** Parses a ledger: one address per line. Lines that begin with # are comments. */
export function parseLedger(text: string): Permalink[] {
  return text
    .split('\n')
    .map((line, index) => ({ address: line.trim(), line: index + 1 }))
    .filter(({ address }) => address !== '' && !address.startsWith('#'))
}

/** Inserts each address before the first greater one and returns the new text. Existing lines and their order are kept. */
export function addToLedger(text: string, addresses: string[]): string {
  const lines = (text || header).trimEnd().split('\n')
  for (const address of addresses) {
    const next = lines.findIndex((line) => !line.trim().startsWith('#') && line.trim() > address)
    lines.splice(next === -1 ? lines.length : next, 0, address)
  }
  return `${lines.join('\n')}\n`
}

/** Returns the posts and pages that readers can see, and posts whose date cannot be read: another rule reports those. */
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

/** Returns the published posts and pages whose addresses are missing from a ledger, sorted by address. */
export function getUnlisted(content: Content, ledger: string): Entry[] {
  const listed = new Set(parseLedger(ledger).map(({ address }) => address))
  return getPublished(content)
    .filter((entry) => !listed.has(getHref(entry)))
    .sort((a, b) => (getHref(a) < getHref(b) ? -1 : 1))
}
