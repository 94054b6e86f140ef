import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { VFile } from 'vfile'
import { env } from '../core/env'
import { unlessMissing } from '../core/output'

/**
 * Where `next dev` has the texts as the check last passed them, so that a fault takes no page away, and so that no page
 * holds what the check would refuse.
 */
export const passedTexts = path.resolve('.contentlayer/texts')

/** Is there until `next dev` has checked all texts once. */
export const firstCheckMark = path.join(passedTexts, '.checking')

/** What `next dev` shows of a text that has not passed the check yet. */
const refusedText = 'This text is shown as soon as it passes the check.\n'

/** Reads a post or page, given by its path in the content folder. */
export async function readSource(file: string): Promise<VFile> {
  // Not when this module is loaded: a build sets NODE_ENV later, whatever the shell has in it (lib/galley/pipeline/index.ts).
  const isDevelopment = process.env.NODE_ENV === 'development'
  return createFile(file, await (isDevelopment ? readPassed(file) : readFile(path.join(env.contentDir, file), 'utf8')))
}

async function readPassed(file: string): Promise<string> {
  for (;;) {
    // Before the text is looked for, which may be written meanwhile.
    const isChecking = existsSync(firstCheckMark)
    const text = unlessMissing(() => readFileSync(path.join(passedTexts, file), 'utf8'))
    if (text !== undefined || !isChecking) return text ?? refusedText
    await setTimeout(50)
  }
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
