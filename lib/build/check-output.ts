import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { env } from '../env'

/** Ends the build if `OUT_DIR` holds anything but an earlier export: at the end, all that is in it is replaced. */
export async function checkOutput(): Promise<string> {
  const files: string[] = await readdir(env.outDir).catch((error) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (files.length > 0 && !files.includes('404.html')) {
    throw new Error(
      `OUT_DIR is ${env.outDir}, which holds something else than a built site, and a build replaces all of it. ` +
        'Empty that folder or name another one.',
    )
  }
  return path.relative(process.cwd(), env.outDir)
}
