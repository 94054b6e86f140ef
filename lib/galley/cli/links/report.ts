import { printable, withoutCommands } from '../../core/printable'
import type { Memory } from './check-links'

const meanings = {
  dead: 'dead',
  unsure: 'unsure: the host may refuse machines, or be away for now',
  moved: 'moved: write the new address',
}

/** What is wrong with links, the worst first, each with the pages that it is on; and how many were looked at. */
export function formatLinks(memory: Memory, places: Map<string, string[]>): string {
  const groups = (['dead', 'unsure', 'moved'] as const).map((state) => {
    const links = [...memory].filter(([, verdict]) => verdict.state === state)
    const lines = links.map(
      ([url, { detail }]) =>
        `  ${printable(url)}\n    ${printable(detail)}; on ${printable(formatPlaces(places.get(url) ?? []))}`,
    )
    return { count: `${links.length} ${state}`, lines: lines.length > 0 ? [meanings[state], ...lines, ''] : [] }
  })
  const counts = `${memory.size} links checked: ${groups.map(({ count }) => count).join(', ')}`
  return withoutCommands([...groups.flatMap(({ lines }) => lines), counts].join('\n'))
}

function formatPlaces(pages: string[]): string {
  const more = pages.length > 3 ? ` and ${pages.length - 3} more` : ''
  return `${pages.slice(0, 3).join(', ')}${more}`
}
