import { constants, existsSync } from 'node:fs'
import { access, mkdir, rename, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { env } from '../core/env'
import { ignoreMissing } from '../core/output'
import { findOutputFolder, removeFolder } from './output-folder'

/**
 * Throws if `OUT_DIR` holds anything but an earlier export, or cannot be replaced. Restores the export that a killed build
 * was replacing.
 */
export async function checkOutput(): Promise<string> {
  const { dir, next, last } = findOutputFolder()
  // Tries what the last step will do: it would only fail minutes later.
  await mkdir(path.dirname(dir), { recursive: true })
  removeFolder(next)
  await mkdir(next)
  await rmdir(next)
  if (existsSync(dir)) await access(dir, constants.W_OK)
  else await rename(last, dir).catch(ignoreMissing)
  return path.relative(process.cwd(), env.outDir)
}
