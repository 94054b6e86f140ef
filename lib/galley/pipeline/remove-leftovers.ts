import { readdirSync, unlinkSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { placeholder } from '../addresses/urls'
import type { Export } from '../outputs/export'

/**
 * Removes what Next exports but nobody may ask for: its error page a second and third time, and empty routes. So it does
 * with the pages that Next has kept for a server of its own, which the next build would remove, and take longer.
 */
export async function removeLeftovers({ dir, nextDir }: Export): Promise<string> {
  removePages(path.join(nextDir, 'server', 'app'))
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' })
  const leftovers = files.filter(
    (file) => file === '404' || file === '_not-found' || path.basename(file) === placeholder,
  )
  await Promise.all(leftovers.map((folder) => rm(path.join(dir, folder), { recursive: true, force: true })))
  return `${leftovers.length} folders`
}

function removePages(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) removePages(file)
    else if (/\.(?:html|rsc|meta|body)$/.test(file)) unlinkSync(file)
  }
}
