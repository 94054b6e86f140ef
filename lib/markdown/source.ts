import path from 'node:path'
import { VFile } from 'vfile'
import { env } from '../env'

/** A body, and where it comes from. */
export type Source = {
  /** The file, relative to the content folder. */
  file: string
  body: string
  /** The line of the file on which the body begins, counted from 1. */
  line: number
}

/** A body as a file of its own, in which every line has the number that it has in the original. */
export function createBodyFile({ file, body, line }: Source): VFile {
  return createFile(file, '\n'.repeat(line - 1) + body)
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
