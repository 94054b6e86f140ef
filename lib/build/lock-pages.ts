import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { lockPage } from '../hosts/page-policy'
import { outputFile, searchHref } from '../urls'
import type { Export } from './steps'

/**
 * Gives each page its Content-Security-Policy. Whatever changes a page's scripts and styles comes before; a page that has
 * not changed has its policy already.
 */
export async function lockPages({ dir }: Export): Promise<string> {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'))
  // Pagefind is the only WebAssembly of a site.
  const search = outputFile(searchHref())
  for (const file of files) {
    const page = path.join(dir, file)
    writeFileSync(page, lockPage(readFileSync(page, 'utf8'), { wasm: file === search }))
  }
  return `${files.length} pages`
}
