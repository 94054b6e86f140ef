import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { listFiles } from '../../support/files'
import { unpack } from '../support/unpack'

/**
 * Returns, for each of `words`, the files in a folder that contain it in their names or in their bytes, also encoded ones.
 * Ignores case.
 */
export async function searchFiles(dir: string, words: string[]): Promise<string[][]> {
  const found = words.map((): string[] => [])
  for (const file of await listFiles(dir)) {
    const text = `${file}\n${unpack(await readFile(path.join(dir, file)))}`.toLowerCase()
    for (const [index, word] of words.entries()) if (text.includes(word)) found[index]?.push(file)
  }
  return found
}
