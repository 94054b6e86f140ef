import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { LinkCache } from './check-links'

const schema = z.record(
  z.string(),
  z.object({ state: z.enum(['fine', 'moved', 'dead', 'unsure']), detail: z.string(), checked: z.number() }),
)

/** Returns the results that the last run saved in a file; an empty map if it is missing or invalid. */
export async function readLinkCache(file: string): Promise<LinkCache> {
  try {
    return new Map(Object.entries(schema.parse(JSON.parse(await readFile(file, 'utf8')))))
  } catch {
    return new Map()
  }
}

/** Writes the results of working links to a file. The next run checks the others again. */
export async function writeLinkCache(file: string, cache: LinkCache): Promise<void> {
  const kept = [...cache].filter(([, { state }]) => state === 'fine' || state === 'moved')
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify(Object.fromEntries(kept), null, 2))
}
