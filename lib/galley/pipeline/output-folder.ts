import { lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmdirSync, unlinkSync } from 'node:fs'
import path from 'node:path'
import { env } from '../core/env'
import { hasCode, unlessMissing } from '../core/output'
import { mark, markFile } from '../outputs/hosts/mark'

/** The folders that a build replaces or removes, by their real paths. */
export type OutputFolder = {
  /** The folder that `OUT_DIR` leads to: holds the site. */
  dir: string
  /** Holds the new export right before it moves to `dir`. */
  next: string
  /** Holds the old export until the new one is in its place. */
  last: string
}

/** The folders of a checkout that neither hold an export nor lie in one. */
const reserved = [
  ...['.contentlayer', '.git', '.github', '.next', 'node_modules'],
  ...['app', 'bench', 'components', 'content', 'lib', 'public', 'tests'],
]

/**
 * Returns the folders that a build replaces or removes. Throws, with the remedy, if that would touch anything but an
 * earlier export.
 */
export function findOutputFolder(): OutputFolder {
  const dir = resolveLinks(env.outDir)
  assertSeparate(dir)
  if (!isReplaceable(dir)) {
    throw new Error(
      `OUT_DIR is ${describe(dir)}, which holds files that Galley did not write. A build replaces all of a folder. ` +
        'If this is the export of an earlier version of Galley, delete it; otherwise name another folder.',
    )
  }
  const folder = { dir, next: `${dir}.next`, last: `${dir}.last` }
  for (const beside of [folder.next, folder.last]) {
    if (isReplaceable(beside)) continue
    throw new Error(
      `A build of OUT_DIR puts files into ${beside} for a moment, which holds something that Galley did not write. ` +
        'Rename it, or name another OUT_DIR.',
    )
  }
  return folder
}

/**
 * Removes a folder that `findOutputFolder` has returned, if it exists, and follows no link. The mark goes last: what a
 * killed build leaves of the folder is still known to be Galley's. `rm` of Node takes four times as long.
 */
export function removeFolder(folder: string): void {
  if (!isFolder(folder)) return
  removeEntries(folder, markFile)
  unlessMissing(() => unlinkSync(path.join(folder, markFile)))
  rmdirSync(folder)
}

function removeEntries(folder: string, spared?: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) {
      removeEntries(file)
      rmdirSync(file)
    } else if (entry.name !== spared) unlinkSync(file)
  }
}

/** Resolves all links of a path, of which nothing has to exist: an interrupted build may have moved a link's target. */
function resolveLinks(place: string): string {
  const real = unlessMissing(() => realpathSync(place))
  if (real !== undefined) return real
  const parent = resolveLinks(path.dirname(place))
  const isLink = lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()
  return isLink ? resolveLinks(path.resolve(parent, readlinkSync(place))) : path.join(parent, path.basename(place))
}

/** Throws if a folder holds what a build needs, or lies in it. */
function assertSeparate(dir: string): void {
  const folders = [...reserved, env.contentDir].map((name) => path.resolve(name))
  const outer = folders.find((folder) => contains(resolveLinks(folder), dir))
  if (outer) {
    const name = path.relative(process.cwd(), outer)
    throw new Error(`OUT_DIR is ${describe(dir)}, which is part of ${name}. Name a folder elsewhere, such as "out".`)
  }
  const { HOME = '', USERPROFILE = '' } = process.env
  const needed = [process.cwd(), ...folders, HOME, USERPROFILE].filter((folder) => folder !== '')
  const inner = needed.find((folder) => contains(dir, resolveLinks(folder)))
  if (inner) {
    throw new Error(
      `OUT_DIR is ${describe(dir)}. A build replaces all of that folder, and would delete ${inner}. ` +
        'Name a folder that holds nothing else, such as "out".',
    )
  }
}

/** Whether a folder is another one or holds it. Many file systems ignore the case of names and how accents are composed. */
function contains(outer: string, inner: string): boolean {
  const [from, to] = [outer, inner].map((place) => place.normalize().toLowerCase())
  const [first] = path.relative(from ?? '', to ?? '').split(path.sep)
  return first !== '..' && !path.isAbsolute(first ?? '')
}

/** Whether nothing is lost with a folder: it does not exist, is empty, or is an export that is no Git working tree. */
function isReplaceable(dir: string): boolean {
  if (!lstatSync(dir, { throwIfNoEntry: false })) return true
  if (!isFolder(dir)) return false
  const names = readdirSync(dir)
  return names.length === 0 || (!names.includes('.git') && isMarked(dir))
}

function isMarked(dir: string): boolean {
  try {
    return readFileSync(path.join(dir, markFile), 'utf8') === mark
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'EISDIR')) return false
    throw error
  }
}

const isFolder = (place: string): boolean => lstatSync(place, { throwIfNoEntry: false })?.isDirectory() === true

/** A folder as the error names it: with the link that leads there. */
const describe = (dir: string): string => (dir === env.outDir ? dir : `${env.outDir}, a link to ${dir}`)
