import { lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmdirSync, unlinkSync } from 'node:fs'
import path from 'node:path'
import { env } from '../core/env'
import { hasCode, unlessMissing } from '../core/output'
import { mark, markFile } from '../outputs/hosts/mark'

/** The folders that a build replaces or removes, by their real paths. */
export type OutputFolder = {
  /** The folder that `OUT_DIR` resolves to: holds the site. */
  dir: string
  /** Holds the new export just before it moves to `dir`. */
  next: string
  /** Holds the old export until the new one has replaced it. */
  last: string
}

/** The folders of a checkout that can neither contain an export nor be inside one. */
const reserved = [
  ...['.contentlayer', '.git', '.github', '.next', 'node_modules'],
  ...['app', 'bench', 'components', 'content', 'lib', 'public', 'tests'],
]

/**
 * Returns the folders that a build replaces or removes. Throws if that would delete anything but an earlier export.
 */
export function findOutputFolder(): OutputFolder {
  const dir = resolveLinks(env.outDir)
  assertSeparate(dir)
  if (!isReplaceable(dir)) {
    throw new Error(
      `OUT_DIR is ${describe(dir)}, which holds files that Galley did not write. A build replaces the whole folder. ` +
        'If this is the export of an earlier version of Galley, delete it; otherwise choose another folder.',
    )
  }
  const folder = { dir, next: `${dir}.next`, last: `${dir}.last` }
  for (const beside of [folder.next, folder.last]) {
    if (isReplaceable(beside)) continue
    throw new Error(
      `The build needs ${beside} as a temporary folder, which holds files that Galley did not write. ` +
        'Rename it, or choose another OUT_DIR.',
    )
  }
  return folder
}

/**
 * Removes a folder that `findOutputFolder` returned, if it exists. Does not follow links. Deletes the mark last, so that
 * what a killed build leaves can still be recognised as Galley's. Node's `rm` takes four times as long.
 */
export function removeFolder(folder: string): void {
  if (!isFolder(folder)) return
  removeEntries(folder, markFile)
  unlessMissing(() => unlinkSync(path.join(folder, markFile)))
  rmdirSync(folder)
}

function removeEntries(folder: string, except?: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) {
      removeEntries(file)
      rmdirSync(file)
    } else if (entry.name !== except) unlinkSync(file)
  }
}

/** Resolves all links in a path. Nothing in it has to exist: an interrupted build may have moved a link's target. */
function resolveLinks(place: string): string {
  const real = unlessMissing(() => realpathSync(place))
  if (real !== undefined) return real
  const parent = resolveLinks(path.dirname(place))
  const isLink = lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()
  return isLink ? resolveLinks(path.resolve(parent, readlinkSync(place))) : path.join(parent, path.basename(place))
}

/** Throws if a folder contains, or is inside, a folder that the build needs. */
function assertSeparate(dir: string): void {
  const folders = [...reserved, env.contentDir].map((name) => path.resolve(name))
  const outer = folders.find((folder) => contains(resolveLinks(folder), dir))
  if (outer) {
    const name = path.relative(process.cwd(), outer)
    throw new Error(`OUT_DIR is ${describe(dir)}, which is part of ${name}. Choose a folder elsewhere, such as "out".`)
  }
  const { HOME = '', USERPROFILE = '' } = process.env
  const needed = [process.cwd(), ...folders, HOME, USERPROFILE].filter((folder) => folder !== '')
  const inner = needed.find((folder) => contains(dir, resolveLinks(folder)))
  if (inner) {
    throw new Error(
      `OUT_DIR is ${describe(dir)}. A build replaces the whole folder, and would delete ${inner}. ` +
        'Choose a folder that holds nothing else, such as "out".',
    )
  }
}

/** Returns whether `outer` is or contains `inner`. Many file systems ignore case and how accents are composed. */
function contains(outer: string, inner: string): boolean {
  const [from, to] = [outer, inner].map((place) => place.normalize().toLowerCase())
  const [first] = path.relative(from ?? '', to ?? '').split(path.sep)
  return first !== '..' && !path.isAbsolute(first ?? '')
}

/** Returns whether a folder can be deleted: it does not exist, is empty, or is an export outside of Git. */
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

/** Returns a folder as messages name it: with the link that leads there. */
const describe = (dir: string): string => (dir === env.outDir ? dir : `${env.outDir}, a link to ${dir}`)
