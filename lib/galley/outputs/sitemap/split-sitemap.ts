import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { absoluteUrl, withBasePath } from '../../addresses/urls'
import { outputFile, writeOutput } from '../../core/output'
import type { Export } from '../export'

/** The largest number of addresses in a sitemap: https://www.sitemaps.org/protocol.html#index */
export const maxAddresses = 50_000

/**
 * Splits a sitemap of more than `max` addresses into several: `sitemap.xml`, which robots.txt names, becomes their index, and
 * they are `sitemap-1.xml` and so on.
 */
export async function splitSitemap({ dir }: Pick<Export, 'dir'>, max = maxAddresses): Promise<string> {
  const name = (part: string) => withBasePath(`/sitemap${part}.xml`)
  const text = await readFile(path.join(dir, outputFile(name(''))), 'utf8')
  const [root = ''] = /<urlset[^>]*>/.exec(text) ?? []
  const entries = text.match(/<url>[\s\S]*?<\/url>/g) ?? []
  if (entries.length <= max) return `${entries.length} addresses`
  const sitemaps: string[] = []
  for (let first = 0; first < entries.length; first += max) {
    const href = name(`-${sitemaps.length + 1}`)
    const part = entries.slice(first, first + max)
    await writeOutput(dir, href, wrap(root, part))
    const dates = part.flatMap((entry) => /<lastmod>(.*?)<\/lastmod>/.exec(entry)?.[1] ?? [])
    const latest = dates.sort().at(-1)
    sitemaps.push(
      `<sitemap>\n<loc>${absoluteUrl(href)}</loc>${latest ? `\n<lastmod>${latest}</lastmod>` : ''}\n</sitemap>`,
    )
  }
  await writeOutput(dir, name(''), wrap('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', sitemaps))
  return `${entries.length} addresses in ${sitemaps.length} files`
}

/** Returns an XML document; `start` is the start tag of its root, with its namespaces. */
function wrap(start: string, entries: string[]): string {
  const name = /\w+/.exec(start)?.[0]
  return `<?xml version="1.0" encoding="UTF-8"?>\n${start}\n${entries.join('\n')}\n</${name}>\n`
}
