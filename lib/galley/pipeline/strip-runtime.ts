import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { readdir, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { readClientModules } from '../adapters/next/client-manifests'
import { findUnusedChunks, isPayload } from '../adapters/next/exported-files'
import { readNextInline, readPayloadScripts } from '../adapters/next/next-inline'
import { findRuntime } from '../adapters/next/runtime'
import { assertSameText } from '../adapters/next/same-text'
import { searchHref } from '../addresses/urls'
import { findImages } from '../content/images'
import { hasCode, outputFile } from '../core/output'
import { printable } from '../core/printable'
import { countUp } from '../core/progress'
import { applyEdits, type Edit, type HtmlNode, readNodes } from '../html/html'
import { readDeclarations } from '../html/inline'
import { createKnownInline, type KnownInline } from '../html/known-inline'
import { createPolicyEdits } from '../html/page-policy'
import type { Export } from '../outputs/export'

/**
 * Strips the Next.js runtime from every page without islands, and adds to each page the Content-Security-Policy for what
 * is left. Then deletes payloads, and chunks that no page uses. Cached pages have been through this before. Fills `pages`,
 * and prints each page that keeps its JavaScript, with its islands.
 */
export async function stripRuntime({ dir, nextDir, plan, places, pages }: Export): Promise<string> {
  const modules = await readClientModules(nextDir)
  const known = createKnownInline([...readDeclarations(), ...(await readNextInline(nextDir))])
  const files = await readdir(dir, { recursive: true })
  const kept: string[] = []
  for (const { hrefs, unchanged } of plan) {
    if (!unchanged) continue
    pages.set(outputFile(hrefs[0]), unchanged)
    if (unchanged.islands.length > 0) kept.push(String(unchanged.files.get(hrefs[0])?.read()))
  }
  // Only the search page runs WebAssembly: Pagefind.
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
    const lock = nameFile(file, () => createPolicyEdits(left, { known: own, wasm: file === search, hydrates }))
    const finished = applyEdits(html, [...edits, ...lock])
    nameFile(file, () => assertSameText(html, finished))
    // Replaced atomically, since the search index reads it at the same time.
    writeFileSync(`${page}.next`, finished)
    renameSync(`${page}.next`, page)
    pages.set(file, { islands, images: findImages(finished) })
    if (islands.length > 0) kept.push(finished)
    count()
    // Lets the search index, which runs at the same time, do its I/O.
    await setImmediate()
  }
  for (const [file, { islands }] of pages) {
    if (islands.length > 0) console.log(`   ${printable(file)} keeps its JavaScript for ${islands.join(', ')}`)
  }
  const leftovers = files.filter(isPayload).concat(await findUnusedChunks(dir, files, kept))
  await Promise.all(leftovers.map((file) => rm(path.join(dir, file))))
  await removeEmptyFolders(path.join(dir, '_next'))
  for (const place of listFolders(places.values())) await rmdir(path.join(dir, place)).catch(ignoreFull)
  return `${pages.size - kept.length} of ${pages.size} pages stripped, ${leftovers.length} files removed`
}

/** Returns the folders that contain files, each before its parent. */
function listFolders(files: Iterable<string>): string[] {
  const folders = new Set<string>()
  for (const file of files) {
    for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) folders.add(folder)
  }
  return [...folders].sort((a, b) => b.length - a.length)
}

/** Ignores the error that a folder is not empty or does not exist; throws any other. */
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

/** Removes `folder` and its subfolders where they contain no file. Does nothing if `folder` does not exist. */
async function removeEmptyFolders(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) if (entry.isDirectory()) await removeEmptyFolders(path.join(folder, entry.name))
  if ((await readdir(folder).catch(() => ['gone'])).length === 0) await rmdir(folder)
}
