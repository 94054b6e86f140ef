import type { Element } from 'hast'
import { select, selectAll } from 'hast-util-select'
import { toHtml } from 'hast-util-to-html'
import { getPath, type Page, readPages } from '../support/pages'
import { site } from './site'

/**
 * Returns the path of the site's largest page of each kind. Pages are of the same kind if the upper two levels of elements
 * in `main` have the same names and classes.
 */
export async function listKinds(): Promise<string[]> {
  const largest = new Map<string, { path: string; size: number }>()
  for (const page of await readPages(site)) {
    // A redirect has no text.
    if (select('meta[http-equiv=refresh]', page.tree)) continue
    const kind = getKind(page)
    const found = { path: getPath(page.file), size: toHtml(page.tree).length }
    if (found.size > (largest.get(kind)?.size ?? 0)) largest.set(kind, found)
  }
  return [...largest.values()].map(({ path }) => path)
}

function getKind({ file, tree }: Page): string {
  const parts = selectAll('main > *, main > * > *', tree).map(describe)
  return [file === '404.html', select('html', tree)?.properties.dir, ...new Set(parts)].join(' ')
}

function describe({ tagName, properties }: Element): string {
  return `${tagName}.${properties.className ?? ''}`
}
