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

/** A file of the content folder as this build first read it. */
export type ContentFile = {
  /** The path relative to the content folder. */
  file: string
  /** A hash of path and content. The path itself stays out of the cache, since it may be a draft's. */
  hash: string
  /** A hash of the frontmatter; for files other than posts and pages, of the whole file. */
  frontmatter: string
  /** Fingerprint of everything that the check of other files may depend on, and of which dates have passed. */
  outline: unknown
}

/** The part of an outline that does not depend on the current time. */
type Outline = { frontmatter: string; dates: string[]; rest: string }

/** Files by path relative to the content folder, sorted. */
export type ContentFiles = Map<string, ContentFile>

let found: Promise<ContentFiles> | undefined

/** Returns every file of the content folder, as it was at the first call in this build. */
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
    // The check of no other file depends on a data file.
    if (isDataFile(file)) return { file, hash: whole, frontmatter: whole, outline: '' }
    if (!file.endsWith('.mdx')) return { file, hash: whole, frontmatter: whole, outline: whole }
    const outline = known[whole] ?? createOutline(String(createFile(file, bytes.toString())))
    outlines[whole] = outline
    const { frontmatter, dates, rest } = outline
    return { file, hash: whole, frontmatter, outline: [frontmatter, dates.map(hasPassed), rest] }
  }
  const files: ContentFiles = new Map()
  for (const file of listFiles().files) {
    // Yield, so that Next.js can start its compiler, which runs on another core.
    if (files.size % 16 === 0) await setImmediate()
    files.set(file, readFile(file))
  }
  cache.write(key, JSON.stringify(outlines))
  cache.sweep()
  return files
}

/** Returns whether a file is unchanged since the build first read it. */
export function isUnchanged(found: ContentFile | undefined): boolean {
  return found !== undefined && hash(found.file, readBytes(found.file)) === found.hash
}

/** Returns nothing for unreadable files, which the check reports, and for pipes, where reading would block. */
function readBytes(file: string): Buffer {
  const place = path.join(env.contentDir, file)
  try {
    return statSync(place).isFile() ? readFileSync(place) : Buffer.of()
  } catch {
    return Buffer.of()
  }
}

/**
 * Returns what the check of other files may depend on: the frontmatter, its dates, and every line with a heading, link,
 * image, definition or element.
 */
function createOutline(text: string): Outline {
  const frontmatter = text.slice(0, findFrontmatter(text)?.length ?? 0)
  const dates = Array.from(frontmatter.matchAll(/\b(?:date|updated):\s*["']?([^"'\s#,}]+)/g), ([, date = '']) => date)
  const lines = text.slice(frontmatter.length).split('\n')
  // A line of dashes or equals signs makes the line above a heading.
  const rest = lines.filter((line, index) => /[#[\]<>{}]/.test(line) || isRule(line) || isRule(lines[index + 1] ?? ''))
  return { frontmatter: hash(frontmatter), dates, rest: hash(rest) }
}

const isRule = (line: string): boolean => /^\s*[-=]+\s*$/.test(line)

function hasPassed(date: string): boolean {
  try {
    return Date.parse(parseDate(date, site.timeZone).instant) <= env.now
  } catch {
    return false
  }
}
