import path from 'node:path'
import { listFiles } from '../../support/files'
import type { Site } from '../../support/pages'

/** Returns the paths of the sites' files that match a pattern. */
export async function findFiles(sites: Site[], pattern: RegExp): Promise<string[]> {
  const files = await Promise.all(
    sites.map(async ({ dir }) => (await listFiles(dir)).map((file) => path.join(dir, file))),
  )
  return files.flat().filter((file) => pattern.test(file))
}
