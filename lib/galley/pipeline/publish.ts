import { copyFile, cp, mkdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { env } from '../core/env'
import { hasCode, ignoreMissing } from '../core/output'
import type { Export } from '../outputs/export'
import { markFile } from '../outputs/hosts/mark'
import { findOutputFolder, removeFolder } from './output-folder'

/**
 * Puts the finished export in the place of `OUT_DIR`, as a whole: until here, and if this fails, the last build's output
 * is untouched.
 */
export async function publish({ dir }: Export): Promise<string> {
  // Again, since minutes have passed.
  const { dir: place, next, last } = findOutputFolder()
  await mkdir(path.dirname(place), { recursive: true })
  for (const leftover of [next, last]) removeFolder(leftover)
  try {
    await move(dir, next)
    await rename(place, last).catch(ignoreMissing)
    await rename(next, place)
  } catch (error) {
    await rename(last, place).catch(ignoreMissing)
    removeFolder(next)
    throw error
  }
  removeFolder(last)
  return path.relative(process.cwd(), env.outDir)
}

/** Renames an export, or copies it to another file system: the mark first, so that each part of a copy is known by it. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if (!hasCode(error, 'EXDEV')) throw error
    await mkdir(to)
    await copyFile(path.join(from, markFile), path.join(to, markFile))
    await cp(from, to, { recursive: true })
    removeFolder(from)
  }
}
