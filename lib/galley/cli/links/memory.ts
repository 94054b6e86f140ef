import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Memory } from './check-links'

const schema = z.record(
  z.string(),
  z.object({ state: z.enum(['fine', 'moved', 'dead', 'unsure']), detail: z.string(), checked: z.number() }),
)

/** What the last run has kept in a file; nothing if there is none, or if it cannot be read. */
export async function readMemory(file: string): Promise<Memory> {
  try {
    return new Map(Object.entries(schema.parse(JSON.parse(await readFile(file, 'utf8')))))
  } catch {
    return new Map()
  }
}

/** Keeps for the next run what led somewhere; what did not is asked again. */
export async function writeMemory(file: string, memory: Memory): Promise<void> {
  const kept = [...memory].filter(([, { state }]) => state === 'fine' || state === 'moved')
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify(Object.fromEntries(kept), null, 2))
}
