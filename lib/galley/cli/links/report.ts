import { printable, withoutCommands } from '../../core/printable'
import type { LinkCache } from './check-links'

const meanings = {
  dead: 'dead',
  unsure: 'unsure: the host may block bots, or be down for now',
  moved: 'moved: replace with the new address',
}

/** Returns the broken and moved links as text, the worst first, each with its pages, and ends with the counts. */
export function formatLinks(cache: LinkCache, places: Map<string, string[]>): string {
  const groups = (['dead', 'unsure', 'moved'] as const).map((state) => {
    const links = [...cache].filter(([, verdict]) => verdict.state === state)
    const lines = links.map(
      ([url, { detail }]) =>
        `  ${printable(url)}\n    ${printable(detail)}; on ${printable(formatPlaces(places.get(url) ?? []))}`,
    )
    return { count: `${links.length} ${state}`, lines: lines.length > 0 ? [meanings[state], ...lines, ''] : [] }
  })
  const counts = `${cache.size} links checked: ${groups.map(({ count }) => count).join(', ')}`
  return withoutCommands([...groups.flatMap(({ lines }) => lines), counts].join('\n'))
}

function formatPlaces(pages: string[]): string {
  const more = pages.length > 3 ? ` and ${pages.length - 3} more` : ''
  return `${pages.slice(0, 3).join(', ')}${more}`
}
