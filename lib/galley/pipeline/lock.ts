import { rmSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { hasCode, ignoreMissing } from '../core/output'

/**
 * Locks the checkout until this process exits, since two builds would write to the same folders. Throws if another build
 * holds the lock. Takes over the lock of a build that was killed.
 */
export async function takeLock(): Promise<string> {
  const file = path.resolve('.next/galley.lock')
  await mkdir(path.dirname(file), { recursive: true })
  const owner = Number(await readFile(file, 'utf8').catch(ignoreMissing))
  if (owner && owner !== process.pid && isAlive(owner)) {
    throw new Error(`Another build is running in this checkout: process ${owner}. Wait until it ends, or stop it.`)
  }
  await writeFile(file, String(process.pid))
  process.on('exit', () => rmSync(file, { force: true }))
  return 'no other build'
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}
