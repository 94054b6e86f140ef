import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { VFile } from 'vfile'
import { env } from '../env'

/**
 * Reads a file of the content folder, given by its path in there. The file is named as an author knows it, relative to
 * the folder that holds the content; a byte order mark is dropped and line ends become LF.
 */
export async function readSource(file: string): Promise<VFile> {
  const text = await readFile(path.join(env.contentDir, file), 'utf8')
  return new VFile({
    path: path.posix.join(path.basename(env.contentDir), file),
    value: text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'),
  })
}

/** The path in the content folder of a file that `readSource` read. */
export function contentPath(file: VFile): string {
  return path.posix.relative(path.basename(env.contentDir), file.path)
}
