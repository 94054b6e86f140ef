import { cp, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { env } from '../env'
import { hasCode, ignoreMissing } from './output'
import type { Export } from './steps'

/**
 * Puts the finished export in the place of `OUT_DIR`, as a whole: until here, and if this fails, the last build's output
 * is untouched.
 */
export async function publish({ dir }: Export): Promise<string> {
  const next = `${env.outDir}.next`
  const last = `${env.outDir}.last`
  await mkdir(path.dirname(env.outDir), { recursive: true })
  await Promise.all([next, last].map((leftover) => rm(leftover, { recursive: true, force: true })))
  try {
    await move(dir, next)
    await rename(env.outDir, last).catch(ignoreMissing)
    await rename(next, env.outDir)
  } catch (error) {
    await rename(last, env.outDir).catch(ignoreMissing)
    await rm(next, { recursive: true, force: true })
    throw error
  }
  await rm(last, { recursive: true, force: true })
  return path.relative(process.cwd(), env.outDir)
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
