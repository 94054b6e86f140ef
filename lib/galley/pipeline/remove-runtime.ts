import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { readdir, readFile, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { readManifests } from '../adapters/next/client-manifests'
import { readNextInline, readPayloadScripts } from '../adapters/next/next-inline'
import { type ClientModules, findRuntime } from '../adapters/next/runtime'
import { assertSameText } from '../adapters/next/same-text'
import { searchHref } from '../addresses/urls'
import { findImages } from '../content/images'
import { hasCode, outputFile } from '../core/output'
import { printable } from '../core/printable'
import { countUp } from '../core/progress'
import { applyEdits, type Edit, type HtmlNode, readNodes } from '../html/html'
import { readDeclarations } from '../html/inline'
import { createKnownInline, type KnownInline } from '../html/known-inline'
import { createLock } from '../html/page-policy'
import type { Export } from '../outputs/export'
import { isPayload } from './place-pages'

/**
 * Takes Next's runtime out of every page that holds no island, and what then nobody asks for out of the export: payloads,
 * and chunks that no page refers to. Gives each page the Content-Security-Policy that fits what is left of it; a page that
 * has not changed has its own. Prints each page that keeps its JavaScript, and why.
 */
export async function removeRuntimes({ dir, nextDir, plan, places, pages }: Export): Promise<string> {
  const modules = await readClientModules(nextDir)
  const known = createKnownInline([...readDeclarations(), ...(await readNextInline(nextDir))])
  const files = await readdir(dir, { recursive: true })
  const kept: string[] = []
  for (const { hrefs, unchanged } of plan) {
    if (!unchanged) continue
    pages.set(outputFile(hrefs[0]), unchanged)
    if (unchanged.islands.length > 0) kept.push(String(unchanged.files.get(hrefs[0])?.read()))
  }
  // Pagefind is the only WebAssembly of a site.
  const search = outputFile(searchHref())
  const documents = files.filter((file) => file.endsWith('.html'))
  const count = countUp(documents.length)
  for (const file of documents) {
    const page = path.join(dir, file)
    const html = readFileSync(page, 'utf8')
    const nodes = readNodes(html)
    const { edits, islands } = nameFile(file, () => findRuntime(html, nodes, modules))
    const left = nodes.filter((node) => !edits.some((edit) => isRemoved(node, edit)))
    const hydrates = islands.length > 0
    const isOwners = existsSync(path.join('public', file))
    const readScripts = () => readPayloadScripts(dir, places.get(file) ?? file, nodes)
    const own = isOwners ? 'everything' : hydrates ? withScripts(known, readScripts()) : known
    const lock = nameFile(file, () => createLock(left, { known: own, wasm: file === search, hydrates }))
    const finished = applyEdits(html, [...edits, ...lock])
    nameFile(file, () => assertSameText(html, finished))
    // As a whole, since the search reads it meanwhile.
    writeFileSync(`${page}.next`, finished)
    renameSync(`${page}.next`, page)
    pages.set(file, { islands, images: findImages(finished) })
    if (islands.length > 0) kept.push(finished)
    count()
    // The search goes on beside this, and has something to be written.
    await setImmediate()
  }
  for (const [file, { islands }] of pages) {
    if (islands.length > 0) console.log(`   ${printable(file)} keeps its JavaScript for ${islands.join(', ')}`)
  }
  const leftovers = files.filter(isPayload).concat(await findUnusedChunks(dir, files, kept))
  await Promise.all(leftovers.map((file) => rm(path.join(dir, file))))
  await removeEmptyFolders(path.join(dir, '_next'))
  for (const place of listFolders(places.values())) await rmdir(path.join(dir, place)).catch(ignoreFull)
  return `${pages.size - kept.length} of ${pages.size} pages, ${leftovers.length} files less`
}

/** Returns the folders that files are in, each before the one around it. */
function listFolders(files: Iterable<string>): string[] {
  const folders = new Set<string>()
  for (const file of files) {
    for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) folders.add(folder)
  }
  return [...folders].sort((a, b) => b.length - a.length)
}

/** Takes an error that says that a folder holds something, or is not there. */
function ignoreFull(error: unknown): void {
  if (!hasCode(error, 'ENOTEMPTY') && !hasCode(error, 'ENOENT')) throw error
}

function nameFile<Result>(file: string, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`)
  }
}

const withScripts = (known: KnownInline, scripts: string[]): KnownInline => ({
  ...known,
  scripts: new Set([...known.scripts, ...scripts]),
})

const isRemoved = (node: HtmlNode, { start, end, text }: Edit): boolean =>
  text === '' && start <= node.start && node.end <= end

/** Removes the folders below and including `folder` that hold no file; `folder` need not be there. */
async function removeEmptyFolders(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) if (entry.isDirectory()) await removeEmptyFolders(path.join(folder, entry.name))
  if ((await readdir(folder).catch(() => ['gone'])).length === 0) await rmdir(folder)
}

/** The client modules of all routes, from the manifests in `nextDir`; throws if there are none. */
export async function readClientModules(nextDir: string): Promise<ClientModules> {
  return new Map((await readManifests(nextDir)).flatMap(({ modules }) => modules))
}

/** Files of Next in the export that neither a page names nor, in turn, a chunk that one names. */
async function findUnusedChunks(dir: string, files: string[], pages: string[]): Promise<string[]> {
  const chunks = files.filter((file) => /^_next\/.*\.\w+$/.test(file))
  const used = new Set<string>()
  const use = async (text: string): Promise<void> => {
    for (const chunk of chunks) {
      if (used.has(chunk) || !text.includes(chunk.slice('_next/'.length))) continue
      used.add(chunk)
      await use(await readFile(path.join(dir, chunk), 'utf8'))
    }
  }
  for (const page of pages) await use(page)
  return chunks.filter((chunk) => !used.has(chunk))
}
