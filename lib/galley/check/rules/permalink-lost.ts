import { site } from '../../../site'
import { derivePattern } from '../../addresses/derive-pattern'
import type { FileFault } from '../../core/diagnostics'
import { getAliases, getFormer, getHref, getPostAddress, toFolder } from '../addresses'
import { getPublished, ledgerFile, type Permalink, parseLedger, readLedger } from '../ledger'
import type { Content, Entry, Rule } from '../rule'

export const permalinkLost: Rule = {
  id: 'permalink-lost',
  reason: 'An address that was published leads somewhere for good: others have linked to it.',
  severity: 'error',
  optional: true,
  async checkContent(content) {
    const published = getPublished(content)
    const kept = new Set(published.flatMap(getAddresses))
    const lost = parseLedger((await readLedger()) ?? '').filter(({ address }) => !kept.has(toFolder(address)))
    const groups = groupByFormerPattern(lost, published)
    const grouped = new Set(Array.from(groups.values()).flat())
    return [
      ...Array.from(groups, ([pattern, permalinks]) => createGroupFault(pattern, permalinks)),
      ...lost.filter((permalink) => !grouped.has(permalink)).map((permalink) => createFault(permalink, content)),
    ]
  },
}

function createFault({ address, line }: Permalink, { entries }: Content): FileFault {
  const owner = entries.find((entry) => getAddresses(entry).includes(toFolder(address)))
  return {
    path: ledgerFile,
    reason: owner
      ? `${address} was published, and ${owner.file.path} is a draft or of the future.`
      : `${address} was published, and nothing is there any more.`,
    note: `${owner ? 'Publish it again, or write' : 'Write'} aliases: [${address}] in the post that took its place, or delete this line if the address may die.`,
    place: getPlace({ address, line }),
  }
}

/** One fault for all posts that a change of the pattern has moved. */
function createGroupFault(pattern: string, permalinks: Permalink[]): FileFault {
  const shown = permalinks.slice(0, 3).map(({ address }) => address)
  const rest = permalinks.length - shown.length
  const former = [...site.addresses.formerPosts.map(({ text }) => text), pattern].map((text) => `'${text}'`).join(', ')
  return {
    path: ledgerFile,
    reason: `${permalinks.length} posts were published by the pattern ${pattern}, and nothing is there any more: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`,
    note: `Write formerPosts: [${former}] under addresses in lib/site.ts, and each address leads to its post.`,
    place: permalinks[0] && getPlace(permalinks[0]),
  }
}

/** The lost addresses by the pattern that tells them from the posts as they are now; a pattern of one post is chance. */
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

/** Where a post or page is found, and was before. */
function getAddresses(entry: Entry): string[] {
  return [getHref(entry), ...getAliases(entry).map(({ alias }) => alias), ...getFormer(entry)].map(toFolder)
}
