import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { assertContent } from '../check'
import { listFiles } from '../check/content'
import { count, formatReport } from '../check/report'
import { getState } from '../check/routes'
import { parseDate } from '../dates'
import { env } from '../env'
import { keepTree, sweepTrees } from '../markdown/tree-cache'
import { site } from '../site'
import { hash, openCache } from './cache'
import { hashSources } from './hash-sources'
import { countUp } from './progress'

/**
 * Ends the build with every fault of the content, each with its file, line and remedy; prints mere warnings. A file that
 * was sound in an earlier build still is, as long as all that other files can see of each other is as it was.
 */
export async function checkContent(): Promise<string> {
  const cache = openCache('checks')
  const files = readFiles()
  const outlines = files.map(({ file, outline }) => [file, outline])
  const key = hash(await hashSources(), site.check, outlines)
  const known = cache.read(key)
  const sound = new Set<string>(known ? JSON.parse(known.toString()) : [])
  const changed = files.filter(({ hash }) => !sound.has(hash)).map(({ file }) => file)
  if (known !== undefined && changed.length === 0) return `${count(files.length, 'file')} as they were`
  const countOne = countUp(changed.length)
  const result = await assertContent({
    only: known === undefined ? undefined : new Set(changed),
    onChecked: (entry) => {
      countOne()
      const [tree] = entry.nodes
      if (tree?.type === 'root' && getState(entry) === 'page') keepTree(entry.file, tree)
    },
  })
  sweepTrees(result.files)
  const checked = known === undefined ? result.files.length : changed.length
  if (result.warnings.length === 0) {
    cache.write(key, JSON.stringify(files.map(({ hash }) => hash)))
    cache.sweep()
    const unchanged = known === undefined ? '' : `, ${files.length - changed.length} as they were`
    return `${count(checked, 'file')}${unchanged}`
  }
  console.log(`${formatReport(result.files)}\n`)
  return `${count(checked, 'file')}, ${count(result.warnings.length, 'warning')}`
}

type ContentFile = {
  file: string
  /** Of its name too, which stays out of the cache: it may be a draft's. */
  hash: string
  /** All of the file that the check of another may depend on. */
  outline: string
}

function readFiles(): ContentFile[] {
  return listFiles().files.map((file) => {
    const bytes = readBytes(path.join(env.contentDir, file))
    const whole = hash(file, bytes)
    return { file, hash: whole, outline: file.endsWith('.mdx') ? createOutline(bytes.toString()) : whole }
  })
}

/** What cannot be read is for the check to say. A pipe holds nothing; without a writer, it would be waited for. */
function readBytes(file: string): Buffer {
  try {
    return statSync(file).isFile() ? readFileSync(file) : Buffer.of()
  } catch {
    return Buffer.of()
  }
}

/**
 * The frontmatter, which of its dates have come by now, and every line with a heading, a link, an image, a definition or an
 * element: what the check of another file may ask of this one.
 */
function createOutline(text: string): string {
  const [frontmatter = ''] = /^\ufeff?---[\s\S]*?\n---/.exec(text) ?? []
  const dates = Array.from(frontmatter.matchAll(/\b(?:date|updated):\s*["']?([^"'\s#,}]+)/g), ([, date = '']) => date)
  const lines = text.slice(frontmatter.length).split(/\r\n?|\n/)
  // A line of dashes makes a heading of the one above.
  const outline = lines.filter(
    (line, index) => /[#[\]<>{}]/.test(line) || isRule(line) || isRule(lines[index + 1] ?? ''),
  )
  return hash([frontmatter, dates.map(isOut), outline])
}

const isRule = (line: string): boolean => /^\s*[-=]+\s*$/.test(line)

function isOut(date: string): boolean {
  try {
    return Date.parse(parseDate(date, site.timeZone).instant) <= env.now
  } catch {
    return false
  }
}
