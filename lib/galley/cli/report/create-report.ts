import { describeAddition, describeChange } from './changes'
import { describeLost } from './lost'
import { formatCode, formatDetails, formatList, formatText, joinSections, type Section } from './markdown'
import { type Export, getPages } from './read-export'

/** GitHub drops a job summary larger than 1 MiB. */
const summaryLimit = 1_000_000

/** Returns a Markdown report on what changes for readers. Sections that exceed `limit` bytes are only named. */
export function createReport(base: Export, head: Export, limit = summaryLimit): string {
  const files = new Set([...base.files.keys(), ...head.files.keys()])
  const differing = [...files].filter((file) => base.files.get(file)?.hash !== head.files.get(file)?.hash)
  if (differing.length === 0) return `Nothing changes for readers: all ${head.files.size} files are identical.\n`

  const [before, after] = [getPages(base), getPages(head)]
  const added = [...after.keys()].filter((address) => !before.has(address))
  const removed = [...before.keys()].filter((address) => !after.has(address))
  const changes = new Map(
    [...after.keys()].flatMap((address) => {
      const parts = before.has(address) ? describeChange(address, base, head) : []
      return parts.length > 0 ? [[address, parts] as const] : []
    }),
  )
  const changed = [...changes.keys()]
  const isArticle = (address: string) => after.get(address)?.isArticle
  const counts = `${added.length} added, ${changed.length} changed, ${removed.length} removed`
  return joinSections(
    [
      {
        name: 'Summary',
        text: `## Changes for readers\n\nPages: ${counts}. Files that differ: ${differing.length}.`,
      },
      ...createList('Broken addresses', describeLost(base, head, added)),
      ...createList('Pages added', namePages(added, head)),
      ...createList('Pages changed', namePages(changed, head)),
      ...createList('Pages removed', namePages(removed, base)),
      ...createList('New or changed redirects', describeAliases(base, head)),
      ...createList('New external links', describeLinks(base, head)),
      createWeights(base, head, [...changed, ...added]),
      ...changed.filter(isArticle).map((address) => createText(address, head, changes.get(address) ?? [])),
      ...added.filter(isArticle).map((address) => createText(address, head, describeAddition(address, head))),
    ],
    limit,
  )
}

function createList(name: string, items: string[]): Section[] {
  return items.length > 0 ? [{ name, text: `### ${name}\n\n${formatList(items)}` }] : []
}

function createText(address: string, { pages }: Export, parts: string[]): Section {
  const title = pages.get(address)?.title ?? ''
  return { name: address, text: formatDetails(`${address} ${title}`, parts.join('\n\n')) }
}

function namePages(addresses: string[], { pages }: Export): string[] {
  return addresses.map((address) => `${formatCode(address)} ${formatText(pages.get(address)?.title ?? '')}`)
}

function describeAliases(base: Export, head: Export): string[] {
  return [...head.pages].flatMap(([address, { leadsTo }]) =>
    leadsTo === undefined || leadsTo === base.pages.get(address)?.leadsTo
      ? []
      : [`${formatCode(address)} redirects to ${formatCode(leadsTo)}`],
  )
}

/** Lists the external URLs that are on no page of `base`, with the pages that link to them. */
function describeLinks(base: Export, head: Export): string[] {
  const known = [...base.pages.values()].flatMap(({ links }) => links)
  const knownLinks = new Set(known)
  const knownHosts = new Set(known.map((link) => new URL(link).host))
  const places = new Map<string, string[]>()
  for (const [address, { links }] of head.pages) {
    for (const link of links) if (!knownLinks.has(link)) places.set(link, [...(places.get(link) ?? []), address])
  }
  return [...places.keys()].sort().map((link) => {
    const { host } = new URL(link)
    const [first = '', ...others] = places.get(link) ?? []
    const more = others.length > 0 ? ` and ${others.length} more` : ''
    const name = knownHosts.has(host) ? formatText(host) : `**${formatText(host)}** (new host)`
    return `${name}: ${formatCode(link)} on ${formatCode(first)}${more}`
  })
}

/** Returns a table of sizes before and after: of the site, and of each of the given pages whose size differs. */
function createWeights(base: Export, head: Export, addresses: string[]): Section {
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
  const weighFiles = ({ files }: Export) => sum(Array.from(files.values(), ({ size }) => size))
  const weighPages = (site: Export) => sum(Array.from(site.costs.keys(), (address) => weighPage(site, address)))
  const rows = addresses
    .map((address) => [formatCode(address), weighPage(base, address), weighPage(head, address)] as const)
    .filter(([, before, after]) => before !== after)
  const table = [
    ['All files', weighFiles(base), weighFiles(head)] as const,
    ['All pages, after gzip', weighPages(base), weighPages(head)] as const,
    ...rows.slice(0, 100),
  ].map(([name, before, after]) => `| ${name} | ${before} | ${after} | ${after > before ? '+' : ''}${after - before} |`)
  const more = rows.length > 100 ? `\n\nAnd ${rows.length - 100} more pages.` : ''
  const text = `| Bytes | Before | After | Difference |\n| :-- | --: | --: | --: |\n${table.join('\n')}${more}`
  return { name: 'Sizes', text: `### Sizes\n\n${text}` }
}

/** Returns the size of a page with its scripts, without style sheets and images; 0 if the page does not exist. */
function weighPage({ costs }: Export, address: string): number {
  const { html, framework, script } = costs.get(address) ?? { html: 0, framework: 0, script: 0 }
  return html + framework + script
}
