import { describe, expect, it } from 'vitest'
import { feedFormats } from '@/lib/galley/config/feed-formats'
import type { Plan } from '@/lib/galley/import/plan'
import { formatImport } from '@/lib/galley/import/report'

const written = { added: [], same: [], replaced: [], kept: [] }

function report(feed: string): string {
  const none = { texts: new Map(), images: new Map(), downloads: [], people: [], unused: [], notices: [] }
  const plan: Plan = { ...none, posts: 1, aliases: 1, pattern: undefined, feed }
  return formatImport(plan, written, "url: 'https://old.example',", false)
}

describe('the report of a move', () => {
  it('gives the line by which an old feed answers at its path', () => {
    expect(report('/news/rss.xml')).toContain(
      "  { format: 'rss', file: 'news/rss.xml', type: 'application/rss+xml', label: 'RSS' },",
    )
  })

  it.each(feedFormats.map(({ file }) => `/${file}`))('has nothing to say of a feed at %s, which is there', (feed) => {
    expect(report(feed)).not.toContain('feedFormats')
  })
})
