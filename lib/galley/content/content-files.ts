import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { site } from '../../site'
import { hash, openCache } from '../core/cache'
import { parseDate } from '../core/dates'
import { env } from '../core/env'
import { getFingerprint } from './fingerprint'
import { findFrontmatter } from './frontmatter-block'
import { isDataFile, listFiles } from './list-files'
import { createFile } from './source'

/** A file of the content folder as this build has found it. */
export type ContentFile = {
  /** Its path in the content folder. */
  file: string
  /** Of its name too, which stays out of the cache: it may be a draft's. */
  hash: string
  /** A hash of the frontmatter; of all of a file that is no post or page. */
  frontmatter: string
  /** Stands for all of the file that the check of another may depend on, and for which of its dates have come by now. */
  outline: unknown
}

/** What a text says at any time. */
type Outline = { frontmatter: string; dates: string[]; rest: string }

/** Files by their paths in the content folder, sorted. */
export type ContentFiles = Map<string, ContentFile>

let found: Promise<ContentFiles> | undefined

/** Every file of the content folder, as it is when this build first asks. */
export function readContentFiles(): Promise<ContentFiles> {
  found ??= readNow()
  return found
}

async function readNow(): Promise<ContentFiles> {
  const cache = openCache('outlines')
  const key = hash(getFingerprint())
  const known: Record<string, Outline> = JSON.parse(cache.read(key)?.toString() ?? '{}')
  const outlines: Record<string, Outline> = {}
  const readFile = (file: string): ContentFile => {
    const bytes = readBytes(file)
    const whole = hash(file, bytes)
    // What a data file says concerns the check of no other file.
    if (isDataFile(file)) return { file, hash: whole, frontmatter: whole, outline: '' }
    if (!file.endsWith('.mdx')) return { file, hash: whole, frontmatter: whole, outline: whole }
    const outline = known[whole] ?? createOutline(String(createFile(file, bytes.toString())))
    outlines[whole] = outline
    const { frontmatter, dates, rest } = outline
    return { file, hash: whole, frontmatter, outline: [frontmatter, dates.map(isOut), rest] }
  }
  const files: ContentFiles = new Map()
  for (const file of listFiles().files) {
    // Next has to start its compiler, which takes another core.
    if (files.size % 16 === 0) await setImmediate()
    files.set(file, readFile(file))
  }
  cache.write(key, JSON.stringify(outlines))
  cache.sweep()
  return files
}

/** Whether a file still is as the build has found it. */
export function isStill(found: ContentFile | undefined): boolean {
  return found !== undefined && hash(found.file, readBytes(found.file)) === found.hash
}

/** What cannot be read is for the check to say. A pipe holds nothing; without a writer, it would be waited for. */
function readBytes(file: string): Buffer {
  const place = path.join(env.contentDir, file)
  try {
    return statSync(place).isFile() ? readFileSync(place) : Buffer.of()
  } catch {
    return Buffer.of()
  }
}

/**
 * The frontmatter, its dates, and every line with a heading, a link, an image, a definition or an element: what the check of
 * another file may ask of this one.
 */
function createOutline(text: string): Outline {
  const frontmatter = text.slice(0, findFrontmatter(text)?.length ?? 0)
  const dates = Array.from(frontmatter.matchAll(/\b(?:date|updated):\s*["']?([^"'\s#,}]+)/g), ([, date = '']) => date)
  const lines = text.slice(frontmatter.length).split('\n')
  // A line of dashes makes a heading of the one above.
  const rest = lines.filter((line, index) => /[#[\]<>{}]/.test(line) || isRule(line) || isRule(lines[index + 1] ?? ''))
  return { frontmatter: hash(frontmatter), dates, rest: hash(rest) }
}

const isRule = (line: string): boolean => /^\s*[-=]+\s*$/.test(line)

function isOut(date: string): boolean {
  try {
    return Date.parse(parseDate(date, site.timeZone).instant) <= env.now
  } catch {
    return false
  }
}
