import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { placeholder } from '../static-params'
import type { Export } from './steps'

/** Removes what Next exports but nobody may ask for: its error page a second and third time, and empty routes. */
export async function removeLeftovers({ dir }: Export): Promise<string> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const leftovers = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)))
    .filter((folder) => folder === '404' || folder === '_not-found' || path.basename(folder) === placeholder)
  await Promise.all(leftovers.map((folder) => rm(path.join(dir, folder), { recursive: true })))
  return `${leftovers.length} folders`
}
