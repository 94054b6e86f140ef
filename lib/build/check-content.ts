import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import pMap from 'p-map'
import { assertContent } from '../check'
import { count, formatReport } from '../check/report'
import { parseDate } from '../dates'
import { env } from '../env'
import { site } from '../site'
import { hash, manyFiles, openCache } from './cache'
import { hashSources } from './hash-sources'
import { countUp } from './progress'

/**
 * Ends the build with every fault of the content, each with its file, line and remedy; prints mere warnings. A file that
 * was sound in an earlier build still is, as long as all that other files can see of each other is as it was.
 */
export async function checkContent(): Promise<string> {
  const cache = openCache('checks')
  const files = await readFiles()
  const outlines = files.map(({ file, outline }) => [file, outline])
  const key = hash(await hashSources(), site.check, outlines)
  const known = await cache.read(key)
  const sound = new Set<string>(known === undefined ? [] : JSON.parse(known))
  const changed = files.filter(({ hash }) => !sound.has(hash)).map(({ file }) => file)
  if (known !== undefined && changed.length === 0) return `${count(files.length, 'file')} as they were`
  const result = await assertContent({
    only: known === undefined ? undefined : new Set(changed),
    onChecked: countUp(changed.length),
  })
  const checked = known === undefined ? result.files.length : changed.length
  if (result.warnings.length === 0) {
    await cache.write(key, JSON.stringify(files.map(({ hash }) => hash)))
    await cache.sweep()
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

async function readFiles(): Promise<ContentFile[]> {
  const entries = await readdir(env.contentDir, { recursive: true, withFileTypes: true }).catch(() => [])
  const names = entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => path.relative(env.contentDir, path.join(parentPath, name)).split(path.sep).join('/'))
  return pMap(
    names.sort(),
    async (file) => {
      // What cannot be read is for the check to say.
      const bytes = await readBytes(path.join(env.contentDir, file)).catch(() => Buffer.of())
      const whole = hash(file, bytes)
      return { file, hash: whole, outline: file.endsWith('.mdx') ? createOutline(bytes.toString()) : whole }
    },
    manyFiles,
  )
}

/** A pipe holds nothing; without a writer, it would be waited for. */
async function readBytes(file: string): Promise<Buffer> {
  return (await stat(file)).isFile() ? readFile(file) : Buffer.of()
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
