import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pMap from 'p-map'
import { lockPage } from '../hosts/page-policy'
import { outputFile, searchHref } from '../urls'
import { manyFiles } from './cache'
import type { Export } from './steps'

/**
 * Gives each page its Content-Security-Policy. Whatever changes a page's scripts and styles comes before; a page that has
 * not changed has its policy already.
 */
export async function lockPages({ dir }: Export): Promise<string> {
  const files = (await readdir(dir, { recursive: true })).filter((file) => file.endsWith('.html'))
  // Pagefind is the only WebAssembly of a site.
  const search = outputFile(searchHref())
  await pMap(
    files,
    async (file) => {
      const page = path.join(dir, file)
      await writeFile(page, lockPage(await readFile(page, 'utf8'), { wasm: file === search }))
    },
    manyFiles,
  )
  return `${files.length} pages`
}
