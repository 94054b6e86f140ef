import { constants, existsSync } from 'node:fs'
import { access, mkdir, rename, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { env } from '../core/env'
import { ignoreMissing } from '../core/output'
import { findOutputFolder, removeFolder } from './output-folder'

/**
 * Ends the build if `OUT_DIR` holds anything but an earlier export, which will be replaced as a whole, or cannot be
 * replaced. Puts an export back that a build was replacing when it was ended.
 */
export async function checkOutput(): Promise<string> {
  const { dir, next, last } = findOutputFolder()
  // What the last step will do, since that would find out after minutes.
  await mkdir(path.dirname(dir), { recursive: true })
  removeFolder(next)
  await mkdir(next)
  await rmdir(next)
  if (existsSync(dir)) await access(dir, constants.W_OK)
  else await rename(last, dir).catch(ignoreMissing)
  return path.relative(process.cwd(), env.outDir)
}
