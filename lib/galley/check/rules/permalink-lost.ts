import { site } from '../../../site'
import { derivePattern } from '../../addresses/derive-pattern'
import type { FileFault } from '../../core/diagnostics'
import { getAliases, getFormerAddresses, getHref, getPostAddress, normalizeHref } from '../addresses'
import { getPublished, ledgerFile, type Permalink, parseLedger, readLedger } from '../ledger'
import type { Content, Entry, Rule } from '../rule'

export const permalinkLost: Rule = {
  id: 'permalink-lost',
  reason: 'A published address must keep working, since other sites may link to it.',
  severity: 'error',
  optional: true,
  async checkContent(content) {
    const published = getPublished(content)
    const kept = new Set(published.flatMap(getAddresses))
    const lost = parseLedger((await readLedger()) ?? '').filter(({ address }) => !kept.has(normalizeHref(address)))
    const groups = groupByFormerPattern(lost, published)
    const grouped = new Set(Array.from(groups.values()).flat())
    return [
      ...Array.from(groups, ([pattern, permalinks]) => createGroupFault(pattern, permalinks)),
      ...lost.filter((permalink) => !grouped.has(permalink)).map((permalink) => createFault(permalink, content)),
    ]
  },
}

function createFault({ address, line }: Permalink, { entries }: Content): FileFault {
  const owner = entries.find((entry) => getAddresses(entry).includes(normalizeHref(address)))
  return {
    path: ledgerFile,
    reason: owner
      ? `${address} was published, but ${owner.file.path} is a draft or scheduled.`
      : `${address} was published, but no longer exists.`,
    note: `${owner ? 'Publish it again, or write' : 'Write'} aliases: [${address}] in the post that replaces it, or delete this line to give up the address.`,
    place: getPlace({ address, line }),
  }
}

/** Creates one fault for all posts that moved because the pattern of posts changed. */
function createGroupFault(pattern: string, permalinks: Permalink[]): FileFault {
  const shown = permalinks.slice(0, 3).map(({ address }) => address)
  const rest = permalinks.length - shown.length
  const former = [...site.addresses.formerPosts.map(({ text }) => text), pattern].map((text) => `'${text}'`).join(', ')
  return {
    path: ledgerFile,
    reason: `${permalinks.length} posts were published at ${pattern}, but these addresses no longer exist: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`,
    note: `Write formerPosts: [${former}] under addresses in lib/site.ts to redirect each address to its post.`,
    place: permalinks[0] && getPlace(permalinks[0]),
  }
}

/** Groups lost addresses by the pattern that derives them from today's posts. A pattern that fits one post is a coincidence. */
function groupByFormerPattern(lost: Permalink[], published: Entry[]): Map<string, Permalink[]> {
  const posts = new Map(published.filter(({ kind }) => kind === 'post').map((entry) => [entry.slug, entry]))
  const groups = new Map<string, Permalink[]>()
  for (const permalink of lost) {
    const [, slug = ''] = /([^/]+?)(?:\/|\.html)$/.exec(permalink.address) ?? []
    const post = posts.get(slug)
    const pattern = post && derivePattern(permalink.address, getPostAddress(post))
    if (pattern) groups.set(pattern, [...(groups.get(pattern) ?? []), permalink])
  }
  return new Map([...groups].filter(([, permalinks]) => permalinks.length > 1))
}

function getPlace({ address, line }: Permalink): FileFault['place'] {
  return { start: { line, column: 1 }, end: { line, column: address.length + 1 } }
}

/** Returns the addresses that lead to a post or page: its own, its aliases and those by former patterns. */
function getAddresses(entry: Entry): string[] {
  return [getHref(entry), ...getAliases(entry).map(({ alias }) => alias), ...getFormerAddresses(entry)].map(
    normalizeHref,
  )
}
