import { access, constants, mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { env } from '../env'
import { ignoreMissing } from './output'

/**
 * Ends the build if `OUT_DIR` holds anything but an earlier export, which will be replaced as a whole, or cannot be
 * replaced. Puts an export back that a build was replacing when it was ended.
 */
export async function checkOutput(): Promise<string> {
  const files = (await readdir(env.outDir).catch(ignoreMissing)) ?? (await restore())
  if (files.length > 0 && !files.includes('404.html')) {
    throw new Error(
      `OUT_DIR is ${env.outDir}, which holds something else than a built site, and a build replaces all of it. ` +
        'Empty that folder or name another one.',
    )
  }
  await checkWritable(files)
  return path.relative(process.cwd(), env.outDir)
}

async function restore(): Promise<string[]> {
  await rename(`${env.outDir}.last`, env.outDir).catch(ignoreMissing)
  return (await readdir(env.outDir).catch(ignoreMissing)) ?? []
}

/** Does what the last step will do, since that would find out after minutes. */
async function checkWritable(files: string[]): Promise<void> {
  const next = `${env.outDir}.next`
  await mkdir(next, { recursive: true })
  await rm(next, { recursive: true })
  if (files.length > 0) await access(env.outDir, constants.W_OK)
}
