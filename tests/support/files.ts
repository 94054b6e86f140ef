import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'

/** Returns the files in a folder and its subfolders, by their relative paths. */
export async function listFiles(dir: string): Promise<string[]> {
  const names = await readdir(dir, { recursive: true })
  const isFile = await Promise.all(names.map(async (name) => (await stat(path.join(dir, name))).isFile()))
  return names
    .filter((_, index) => isFile[index])
    .map((name) => name.split(path.sep).join('/'))
    .sort()
}
