import { rename, stat, writeFile } from 'node:fs/promises'

/** Writes a file atomically: readers, and a crash, see either the old or the new content. Keeps the file's mode. */
export async function writeAtomically(file: string, text: string): Promise<void> {
  const next = `${file}.next`
  const last = await stat(file).catch(() => undefined)
  await writeFile(next, text, { mode: last?.mode })
  await rename(next, file)
}
