import { readdirSync, rmdirSync, unlinkSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { env } from '../env'
import { hasCode, ignoreMissing, unlessMissing } from './output'
import type { Export } from './steps'

/**
 * Puts the finished export in the place of `OUT_DIR`, as a whole: until here, and if this fails, the last build's output
 * is untouched.
 */
export async function publish({ dir }: Export): Promise<string> {
  const next = `${env.outDir}.next`
  const last = `${env.outDir}.last`
  await mkdir(path.dirname(env.outDir), { recursive: true })
  for (const leftover of [next, last]) removeFolder(leftover)
  try {
    await move(dir, next)
    await rename(env.outDir, last).catch(ignoreMissing)
    await rename(next, env.outDir)
  } catch (error) {
    await rename(last, env.outDir).catch(ignoreMissing)
    removeFolder(next)
    throw error
  }
  removeFolder(last)
  return path.relative(process.cwd(), env.outDir)
}

/** Removes a folder with all that is in it, if it is there. Node's own way takes four times as long. */
function removeFolder(folder: string): void {
  for (const entry of unlessMissing(() => readdirSync(folder, { withFileTypes: true })) ?? []) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) removeFolder(file)
    else unlinkSync(file)
  }
  unlessMissing(() => rmdirSync(folder))
}

/** Renames a folder, or copies it to another file system. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if (!hasCode(error, 'EXDEV')) throw error
    await cp(from, to, { recursive: true })
    await rm(from, { recursive: true })
  }
}
