import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { watch } from 'chokidar'
import type { VFile } from 'vfile'
import { site } from '../../site'
import { generateContent, updateContent, writeEdits, writeFaults } from '../adapters/contentlayer/generate-content'
import { createPostDocument } from '../adapters/contentlayer/post-document'
import { getSources } from '../check'
import { readContent } from '../check/content'
import { formatReport } from '../check/report'
import { getTime } from '../check/routes'
import { checkInThread } from '../check/supervise'
import { firstCheckMark, getContentPath, passedTexts } from '../content/source'
import { hash } from '../core/cache'
import { env } from '../core/env'
import { writeAtomically } from '../core/write-atomically'

type Files = Map<string, VFile>

/** The delay of a refresh after a save, in milliseconds: chokidar leaves out further saves within 50 ms. */
const savedDelay = 60

/** The delay of a full refresh after a post is saved, in milliseconds: the server shows the saved post first. */
const refreshDelay = 2000

let update: Promise<unknown>
let scheduled: NodeJS.Timeout | undefined
/** The files that the typed data was generated from, by their paths in the content folder. */
let typed: Files = new Map()
/** The posts and pages whose texts the server shows, by their paths in the content folder. */
const passed: Files = new Map()
let shown = ''
let printed = ''
/** The files saved since the last refresh, by their paths in the content folder. */
let saved = new Set<string>()

/**
 * Watches the content for `next dev`, as long as this process runs. Pages show a saved post as soon as it has passed the
 * check; all other posts are checked after that. Other changes regenerate all typed data. While the check finds errors,
 * pages keep the last valid data and show the report on top.
 */
export async function watchContent(): Promise<void> {
  // Read before the data is generated, so that a file saved in between counts as edited.
  typed = readFiles()
  await rm(passedTexts, { recursive: true, force: true })
  await mkdir(passedTexts, { recursive: true })
  await writeFile(firstCheckMark, '')
  update = generateContent()
  // Node's own watcher loses a file that an editor saves by renaming another one to it.
  watch('.', { cwd: env.contentDir, ignoreInitial: true, followSymlinks: false }).on('all', (_, file) => {
    saved.add(file.split(path.sep).join('/'))
    schedule(refreshSaved, savedDelay)
  })
  await update
  schedule(checkFirst, 0)
}

/** Checks the posts on the first page of the index before all others, which may take a while. */
async function checkFirst(): Promise<void> {
  try {
    await checkNewest()
    await refreshAll()
  } finally {
    await rm(firstCheckMark, { force: true })
  }
}

async function checkNewest(): Promise<void> {
  const { entries } = readContent()
  const posts = entries
    .filter(({ kind }) => kind === 'post')
    .sort((a, b) => getTime(b.frontmatter) - getTime(a.frontmatter))
  const first = [...posts.slice(0, site.postsPerPage), ...entries.filter(({ kind }) => kind === 'page')]
  const only = new Set(first.map(({ path }) => path))
  const { files } = await checkInThread({ only, keep: true })
  await passTexts(files.filter((file) => only.has(getContentPath(file))))
}

/** Writes texts that have passed the check for the pages to read. Existing ones are left to `updateData`. */
async function passTexts(checked: VFile[]): Promise<void> {
  for (const file of checked) {
    const name = getContentPath(file)
    const isSound = file.messages.every(({ fatal }) => !fatal)
    if (isSound && !passed.has(name)) await writeText(name, file)
  }
}

/** Schedules a refresh in place of any that is pending. It starts after `delay` and after the running one. */
function schedule(refresh: () => Promise<void>, delay: number): void {
  clearTimeout(scheduled)
  scheduled = setTimeout(() => {
    update = update.then(refresh).catch((error) => showFaults(String(error)))
  }, delay)
}

/** Checks and shows only the edited posts, which is faster. Refreshes all if other files changed or there are errors. */
async function refreshSaved(): Promise<void> {
  const edited = saved
  saved = new Set()
  const isKnown = [...edited].every((file) => file.startsWith('posts/') && typed.has(file))
  if (!isKnown || shown !== '') return refreshAll()
  const { files, errors } = await checkInThread({ only: edited, keep: true })
  if (errors.length > 0) return refreshAll()
  await updateData(files)
  // A file saved in the meantime has scheduled its own refresh.
  if (saved.size === 0) schedule(refreshAll, refreshDelay)
}

async function refreshAll(): Promise<void> {
  const { files, errors } = await checkInThread({ keep: true })
  await passTexts(files)
  if (errors.length === 0) await updateData(files)
  const report = formatReport(files)
  await showFaults(errors.length > 0 ? report : '')
  printWarnings(errors.length > 0 ? '' : report)
}

async function updateData(checked: VFile[]): Promise<void> {
  const files: Files = new Map(checked.map((file) => [getContentPath(file), file]))
  const edited = findEdited(typed, files)
  for (const name of findEdited(passed, files)) await writeText(name, files.get(name))
  if (edited.every((file) => file.startsWith('posts/'))) {
    const documents = edited.map((id) => {
      const file = files.get(id)
      return [id, file ? createPostDocument(file) : null]
    })
    const texts = edited.map((id) => String(files.get(id) ?? ''))
    await writeEdits(Object.fromEntries(documents), hash(...texts))
  } else {
    await updateContent()
    await writeEdits({}, hash())
    typed = files
  }
}

function findEdited(before: Files, after: Files): string[] {
  return [...new Set([...after.keys(), ...before.keys()])].filter(
    (file) => after.get(file)?.value !== before.get(file)?.value,
  )
}

/** Returns every file that the typed data is generated from, whether it passes the check or not. */
function readFiles(): Files {
  return new Map(getSources(readContent()).map(({ path, file }) => [path, file]))
}

async function writeText(name: string, file: VFile | undefined): Promise<void> {
  if (!name.endsWith('.mdx')) return
  const target = path.join(passedTexts, name)
  await mkdir(path.dirname(target), { recursive: true })
  if (file) await writeAtomically(target, String(file))
  else await rm(target, { force: true })
  if (file) passed.set(name, file)
  else passed.delete(name)
}

async function showFaults(report: string): Promise<void> {
  if (report !== shown) await writeFaults(report)
  shown = report
}

/** Prints a report unless it is the same as the last one, so that a save does not repeat warnings. */
function printWarnings(report: string): void {
  if (report && report !== printed) console.log(`${report}\n`)
  printed = report
}
