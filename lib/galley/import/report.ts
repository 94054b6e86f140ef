import { feedFormats } from '../config/feed-formats'
import { printable, printableLines, withoutCommands } from '../core/printable'
import { formatNotice } from './notices'
import type { Plan } from './plan'
import type { Written } from './write'

/** Returns the report of an import or dry run as text. */
export function formatImport(plan: Plan, written: Written, facts: string, dryRun: boolean): string {
  const list = (title: string, items: string[]) =>
    items.length > 0 ? [`${title}\n${items.map((item) => `  ${item}`).join('\n')}`] : []
  const feed = plan.feed && printable(plan.feed)
  const parts = [
    ...(dryRun ? list('Would write:', written.added.map(printable)) : []),
    ...list(dryRun ? 'Would replace:' : 'Replaced:', written.replaced.map(printable)),
    ...list('Kept, since they differ from the import (--force replaces them):', written.kept.map(printable)),
    ...list('Needs review:', plan.notices.map(formatNotice)),
    ...list('Not copied, since no post or page uses them:', plan.unused.map(printable)),
    ...list('Add to lib/site.ts:', [printableLines(facts.trimStart())]),
    ...(feed && !feedFormats.some(({ file }) => feed === `/${file}`)
      ? list(
          `The old feed was at ${feed}. To keep that address, add to feedFormats in lib/galley/config/feed-formats.ts:`,
          [`{ format: 'rss', file: '${feed.slice(1)}', type: 'application/rss+xml', label: 'RSS' },`],
        )
      : []),
  ]
  return withoutCommands(parts.join('\n\n'))
}

/** Returns the last line of the report. */
export function formatSummary(plan: Plan, written: Written, seconds: number): string {
  const count = (number: number, name: string) =>
    `${number} ${name}${number === 1 ? '' : name.endsWith('s') ? 'es' : 's'}`
  return [
    count(plan.posts, 'post'),
    count(plan.images.size, 'image'),
    count(plan.aliases, 'alias'),
    count(plan.notices.length, 'warning'),
    `${written.added.length} new, ${written.same.length} unchanged, ${written.replaced.length} replaced, ${written.kept.length} kept`,
    `${seconds.toFixed(1)} s`,
  ].join(' · ')
}
