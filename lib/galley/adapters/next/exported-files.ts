import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** Returns whether a file is the payload of a page, which Next's client-side router would load. Pages here have no router. */
export function isPayload(file: string): boolean {
  return /^(?:__next\..*|index)\.txt$/.test(path.basename(file))
}

/** Returns Next's files in the export that no page uses, directly or through another chunk. */
export async function findUnusedChunks(dir: string, files: string[], pages: string[]): Promise<string[]> {
  const chunks = files.filter((file) => /^_next\/.*\.\w+$/.test(file))
  const used = new Set<string>()
  const use = async (text: string): Promise<void> => {
    for (const chunk of chunks) {
      if (used.has(chunk) || !text.includes(chunk.slice('_next/'.length))) continue
      used.add(chunk)
      await use(await readFile(path.join(dir, chunk), 'utf8'))
    }
  }
  for (const page of pages) await use(page)
  return chunks.filter((chunk) => !used.has(chunk))
}
