import { copyFile, cp, mkdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { env } from '../core/env'
import { hasCode, ignoreMissing } from '../core/output'
import type { Export } from '../outputs/export'
import { markFile } from '../outputs/hosts/mark'
import { findOutputFolder, removeFolder } from './output-folder'

/** Replaces `OUT_DIR` with the finished export as a whole. If this fails, the output of the last build is untouched. */
export async function publish({ dir }: Export): Promise<string> {
  // Checks again: the first check was minutes ago.
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

/** Moves an export, if need be to another file system. Copies the mark first, so that a partial copy can be recognised. */
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
