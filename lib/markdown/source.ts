import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { VFile } from 'vfile'
import { env } from '../env'

/** Where `next dev` has the texts as the check last passed them, so that a fault takes no page away. */
export const passedTexts = path.resolve('.contentlayer/texts')

/** Reads a post or page, given by its path in the content folder. */
export async function readSource(file: string): Promise<VFile> {
  // Not when this module is loaded: a build sets NODE_ENV later, whatever the shell has in it (lib/build/index.ts).
  const folder = process.env.NODE_ENV === 'development' ? passedTexts : env.contentDir
  return createFile(file, await readFile(path.join(folder, file), 'utf8'))
}

/** The path in the content folder of a file. */
export function getContentPath(file: VFile): string {
  return path.posix.relative(path.basename(env.contentDir), file.path)
}

/** The name under which an author knows a file of the content folder: its path from the folder that holds the content. */
export function getFileName(file: string): string {
  return path.posix.join(path.basename(env.contentDir), file)
}

/** A text of the content folder under the name by which its author knows it; drops a BOM, makes line ends LF. */
export function createFile(file: string, text: string): VFile {
  return new VFile({
    path: getFileName(file),
    value: text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'),
  })
}
