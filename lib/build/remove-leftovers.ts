import { readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { placeholder } from '../urls'
import type { Export } from './steps'

/** Removes what Next exports but nobody may ask for: its error page a second and third time, and empty routes. */
export async function removeLeftovers({ dir }: Export): Promise<string> {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' })
  const leftovers = files.filter(
    (file) => file === '404' || file === '_not-found' || path.basename(file) === placeholder,
  )
  await Promise.all(leftovers.map((folder) => rm(path.join(dir, folder), { recursive: true, force: true })))
  return `${leftovers.length} folders`
}
