import { mkdir, readdir, readFile, readlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { mark, markFile } from '@/lib/galley/outputs/hosts/mark'

/** Writes an export with one page and the mark by which Galley recognises it. */
export async function writeSite(dir: string, text: string): Promise<void> {
  await mkdir(dir, { recursive: true })
  await writeFile(path.join(dir, markFile), mark)
  await writeFile(path.join(dir, 'index.html'), text)
}

/** Returns all subfolders, links with their targets, and files with their texts, except for the text of the mark. */
export async function listTree(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true })
  const lines = entries.map(async (entry) => {
    const file = path.join(entry.parentPath, entry.name)
    const name = path.relative(dir, file)
    if (entry.isDirectory()) return `${name}/`
    if (entry.isSymbolicLink()) return `${name} -> ${await readlink(file)}`
    const text = await readFile(file, 'utf8')
    return text === mark ? name : `${name}: ${text}`
  })
  return (await Promise.all(lines)).sort()
}
