import { existsSync, watch } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
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
import { env } from '../core/env'
import { writeAtomically } from '../core/write-atomically'

type Files = Map<string, VFile>

/** In milliseconds: how long all else waits when a post is saved, since it would keep the server from showing that. */
const pause = 2000

let update: Promise<unknown>
let scheduled: NodeJS.Timeout | undefined
/** What the typed data was made from, by paths in the content folder. */
let typed: Files = new Map()
let shown = ''
let printed = ''
/** What was saved since it was last looked at, by paths in the content folder. */
let saved = new Set<string>()

/**
 * For `next dev`: a saved post goes to the pages as soon as it is checked; after other changes all typed data is made
 * anew. While the check finds faults the data stays as it was, so that the pages do, and the report lies over them. What
 * the post may have done to others is looked for when it is shown. Lives as long as this process.
 */
export async function watchContent(): Promise<void> {
  // Read before the data is made: what is saved meanwhile is then found to be newer.
  typed = readFiles()
  await rm(passedTexts, { recursive: true, force: true })
  await mkdir(passedTexts, { recursive: true })
  await writeFile(firstCheckMark, '')
  update = generateContent()
  watch(env.contentDir, { recursive: true }, (_, file) => {
    saved.add((file ?? '').split(path.sep).join('/'))
    schedule(refreshSaved, 30)
  })
  await update
  schedule(checkFirst, 0)
}

/** Passes the newest posts, which the index shows, before the others, whose check may take a while. */
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

/** Hands texts that have passed the check to the pages; one that they have already is for `updateData` to replace. */
async function passTexts(checked: VFile[]): Promise<void> {
  for (const file of checked) {
    const name = getContentPath(file)
    const isSound = file.messages.every(({ fatal }) => !fatal)
    if (isSound && name.endsWith('.mdx') && !existsSync(path.join(passedTexts, name))) await writeText(name, file)
  }
}

/** Does this, and nothing that was to come before and has not begun, once what has begun is done. */
function schedule(refresh: () => Promise<void>, delay: number): void {
  clearTimeout(scheduled)
  scheduled = setTimeout(() => {
    update = update.then(refresh).catch((error) => showFaults(String(error)))
  }, delay)
}

/** Shows posts that were edited without a look at all others, which takes longer; not while there are faults. */
async function refreshSaved(): Promise<void> {
  const edited = saved
  saved = new Set()
  const isKnown = [...edited].every((file) => file.startsWith('posts/') && typed.has(file))
  if (!isKnown || shown !== '') return refreshAll()
  const { files, errors } = await checkInThread({ only: edited, keep: true })
  if (errors.length > 0) return refreshAll()
  await updateData(files)
  // What was saved meanwhile comes first.
  if (saved.size === 0) schedule(refreshAll, pause)
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
  const edited = [...new Set([...files.keys(), ...typed.keys()])].filter(
    (file) => files.get(file)?.value !== typed.get(file)?.value,
  )
  for (const name of edited) await writeText(name, files.get(name))
  if (edited.every((file) => file.startsWith('posts/'))) {
    const documents = edited.map((id) => {
      const file = files.get(id)
      return [id, file ? createPostDocument(file) : null]
    })
    await writeEdits(Object.fromEntries(documents))
  } else {
    await updateContent()
    await writeEdits({})
    typed = files
  }
}

/** Every text that the typed data is made from, whether it passes the check or not. */
function readFiles(): Files {
  return new Map(getSources(readContent()).map(({ path, file }) => [path, file]))
}

async function writeText(name: string, file: VFile | undefined): Promise<void> {
  const target = path.join(passedTexts, name)
  await mkdir(path.dirname(target), { recursive: true })
  if (file) await writeAtomically(target, String(file))
  else await rm(target, { force: true })
}

async function showFaults(report: string): Promise<void> {
  if (report !== shown) await writeFaults(report)
  shown = report
}

/** Prints a report that was not the last one: a save need not bring up the same warnings again. */
function printWarnings(report: string): void {
  if (report && report !== printed) console.log(`${report}\n`)
  printed = report
}
