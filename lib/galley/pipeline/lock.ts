import { rmSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { hasCode, ignoreMissing } from '../core/output'

/**
 * Makes this process the only build in the checkout until it ends; throws if there is another one, since both would write
 * the same folders. What a build that was killed has left behind is taken over.
 */
export async function takeLock(): Promise<string> {
  const file = path.resolve('.next/galley.lock')
  await mkdir(path.dirname(file), { recursive: true })
  const owner = Number(await readFile(file, 'utf8').catch(ignoreMissing))
  if (owner && owner !== process.pid && isAlive(owner)) {
    throw new Error(`Another build is at work in this checkout, process ${owner}. Wait until it is done, or end it.`)
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
