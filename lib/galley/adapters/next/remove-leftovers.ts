import { readdirSync, unlinkSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { placeholder } from '../../addresses/urls'

/**
 * Removes what Next exports but no reader needs: copies of the error page, and the placeholders of empty routes. Also
 * removes the pages that Next keeps for a server: the next build would delete them, more slowly.
 */
export async function removeLeftovers({ dir, nextDir }: Record<'dir' | 'nextDir', string>): Promise<string> {
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
