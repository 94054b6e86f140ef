import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { getOwnPages, getSinglePages, placeholder, type SinglePage } from '../addresses/urls'
import { describeMissing, describeUnaddressed } from '../check/own-pages'
import { env } from '../core/env'
import { outputFile } from '../core/output'
import type { Export } from '../outputs/export'

/**
 * Moves each page from where its route in `app/` put it to its address in the address table. Payload files stay. Fills
 * `places`. Throws if a page in `app/` has no address, if the table lists a page that `app/` does not have, or if a file
 * in `public/` has the address of a page.
 */
export async function placePages({ dir, plan, places }: Export): Promise<string> {
  const restored = new Set(plan.filter(({ unchanged }) => unchanged).map(({ place }) => place))
  const rendered = plan.filter(({ unchanged }) => !unchanged).map(({ place, hrefs: [href] }) => ({ place, href }))
  const pages = [...getSinglePages().filter(({ place }) => !restored.has(place)), ...rendered]
  const own = getOwnPages()
  // From Next's file to the file at its address. The owner's own pages are in both lists.
  const placements = new Map(pages.map(({ place, href }) => [outputFile(place), outputFile(href)]))
  await checkOwnPages(dir, own, new Set(placements.keys()))
  // Next renders these in every build.
  for (const { place, href } of own.filter(({ place }) => restored.has(place))) {
    await rm(path.join(dir, outputFile(place)))
    places.set(outputFile(href), outputFile(place))
  }
  const moved = [...placements].filter(([from, to]) => from !== to)
  // Moves in two passes: one page's place may be another page's address.
  const folder = `${dir}.placed`
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const [index, [from]] of moved.entries()) {
    await rename(path.join(dir, from), path.join(folder, String(index)))
  }
  for (const [index, [from, to]] of moved.entries()) {
    const file = path.join(dir, to)
    if (existsSync(file))
      throw new Error(`public/${to} has the same address as a page. Rename it, or change addresses in lib/site.ts.`)
    await mkdir(path.dirname(file), { recursive: true })
    await rename(path.join(folder, String(index)), file)
    places.set(to, from)
  }
  await rmdir(folder)
  return `${moved.length} moved`
}

/**
 * Throws if an own page lacks an address or a file; `known` lists the files of all other rendered pages. The check has found
 * most of these faults in `app/` (page-address), but cannot know the pages of routes with params.
 */
async function checkOwnPages(dir: string, own: SinglePage[], known: Set<string>): Promise<void> {
  const ownFiles = new Set(own.map(({ place }) => outputFile(place)))
  for (const { folder, place, href } of own) {
    if (existsSync(path.join(dir, outputFile(place)))) continue
    throw toError(describeMissing(folder, href.slice(env.basePath.length)))
  }
  const files = (await readdir(dir, { recursive: true })).map((file) => file.split(path.sep).join('/'))
  for (const file of files.filter((file) => file.endsWith('/index.html') || file === 'index.html')) {
    const folder = path.posix.dirname(file).replace(/^\.$/, '')
    const isNext = /^(?:404|_not-found)$/.test(folder) || path.posix.basename(folder) === placeholder
    if (known.has(file) || ownFiles.has(file) || isNext || existsSync(path.join('public', file))) continue
    throw toError(describeUnaddressed(folder))
  }
}

const toError = ({ reason, note }: ReturnType<typeof describeMissing>): Error => new Error(`${reason} ${note}`)
