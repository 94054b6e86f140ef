import { rename, stat, writeFile } from 'node:fs/promises'

/** Writes a file as a whole: whatever stops it, and whoever reads meanwhile, there is the old one or the new one. */
export async function writeAtomically(file: string, text: string): Promise<void> {
  const next = `${file}.next`
  const last = await stat(file).catch(() => undefined)
  await writeFile(next, text, { mode: last?.mode })
  await rename(next, file)
}
