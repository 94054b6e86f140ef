import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { env } from '../env'
import { getOwnPages, getSinglePages, outputFile, placeholder } from '../urls'
import type { Export } from './steps'

/** A page where Next has rendered it and where it belongs, as files of the export. */
type Placement = { from: string; to: string }

/**
 * Puts each page at its address: Next renders the pages of a kind in one folder of `app/`, whatever the address table
 * says. Throws if `app/` has a page without an address, or the table a page of the owner's own that `app/` does not have.
 */
export async function placePages({ dir, plan }: Export): Promise<string> {
  const single = getSinglePages().map(({ folder, href }) => ({
    from: path.join(folder, 'index.html'),
    to: outputFile(href),
  }))
  const many = plan.flatMap(({ place, hrefs, unchanged }) => {
    return unchanged ? [] : [{ from: outputFile(place), to: outputFile(hrefs[0]) }]
  })
  await checkOwnPages(dir, [...single, ...many])
  const moved = [...single, ...many].filter(({ from, to }) => from !== to)
  // All are taken away before one is put down: a place may be the address of another page.
  const folder = `${dir}.placed`
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const [index, { from }] of moved.entries()) {
    await rename(path.join(dir, from), path.join(folder, String(index)))
    await removePayload(path.join(dir, path.dirname(from)), dir)
  }
  for (const [index, { to }] of moved.entries()) {
    const file = path.join(dir, to)
    if (existsSync(file))
      throw new Error(`public/${to} has the address of a page. Rename it, or change addresses in lib/site.ts.`)
    await mkdir(path.dirname(file), { recursive: true })
    await rename(path.join(folder, String(index)), file)
  }
  await rmdir(folder)
  return `${moved.length} moved`
}

/** Removes what Next's own client would read of a page that is elsewhere now, and the folders that are empty then. */
async function removePayload(folder: string, root: string): Promise<void> {
  for (const file of await readdir(folder)) if (isPayload(file)) await rm(path.join(folder, file))
  let empty = folder
  while (empty !== root && (await readdir(empty)).length === 0) {
    await rmdir(empty)
    empty = path.dirname(empty)
  }
}

/** Whether a file is what Next's own client reads when it goes to a page; here, every link is the browser's. */
export function isPayload(file: string): boolean {
  return /^(?:__next\..*|index)\.txt$/.test(path.basename(file))
}

async function checkOwnPages(dir: string, placements: Placement[]): Promise<void> {
  const own = getOwnPages().map(({ folder, href }) => ({
    folder,
    page: path.posix.join('app', folder, 'page.tsx'),
    href,
  }))
  for (const { folder, page, href } of own) {
    if (existsSync(path.join(dir, folder, 'index.html'))) continue
    const address = href.slice(env.basePath.length)
    throw new Error(
      folder === ''
        ? `Nothing is at /, since the post index is elsewhere: there is no app/page.tsx. Write one, or take index out of addresses in lib/site.ts.`
        : `lib/site.ts gives the address ${address} to ${page}, and there is no such file. Write it, or take ${quoteKey(folder)} out of addresses.`,
    )
  }
  const known = new Set(placements.map(({ from }) => from))
  const files = (await readdir(dir, { recursive: true })).map((file) => file.split(path.sep).join('/'))
  for (const file of files.filter((file) => file.endsWith('/index.html') || file === 'index.html')) {
    const folder = path.posix.dirname(file).replace(/^\.$/, '')
    const isNext = /^(?:404|_not-found)$/.test(folder) || path.posix.basename(folder) === placeholder
    if (known.has(file) || isNext || existsSync(path.join('public', file))) continue
    throw new Error(
      folder === ''
        ? "app/page.tsx and the post index are both at /. Give the index another address in lib/site.ts: addresses: { index: '/blog/' }"
        : `app/${folder}/page.tsx has no address. Give it one in lib/site.ts: addresses: { ${quoteKey(folder)}: '/${folder}/' }`,
    )
  }
}

const quoteKey = (key: string): string => (/^[a-z]\w*$/i.test(key) ? key : `'${key}'`)
