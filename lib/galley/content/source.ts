import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { VFile } from 'vfile'
import { env } from '../core/env'
import { unlessMissing } from '../core/output'

/**
 * The folder with the last version of each file that passed the check, for `next dev`: a fault does not break a page,
 * and no page shows content that the check rejects.
 */
export const passedTexts = path.resolve('.contentlayer/texts')

/** A file that exists until `next dev` has checked all content once. */
export const firstCheckMark = path.join(passedTexts, '.checking')

/** The text that `next dev` shows for a file that has never passed the check. */
const refusedText = 'This text is shown as soon as it passes the check.\n'

/**
 * Returns the source of a post or page, given by its path relative to the content folder. In `next dev`, returns the
 * last version that passed the check, and waits for the first check if there is none.
 */
export async function readSource(file: string): Promise<VFile> {
  // Read late, because a build sets NODE_ENV after this module is loaded (lib/galley/pipeline/index.ts).
  const isDevelopment = process.env.NODE_ENV === 'development'
  return createFile(file, await (isDevelopment ? readPassed(file) : readFile(path.join(env.contentDir, file), 'utf8')))
}

async function readPassed(file: string): Promise<string> {
  for (;;) {
    // Test the mark before reading, since the check may write the file in between.
    const isChecking = existsSync(firstCheckMark)
    const text = unlessMissing(() => readFileSync(path.join(passedTexts, file), 'utf8'))
    if (text !== undefined || !isChecking) return text ?? refusedText
    await setTimeout(50)
  }
}

/** Returns a file's path relative to the content folder. */
export function getContentPath(file: VFile): string {
  return path.posix.relative(path.basename(env.contentDir), file.path)
}

/**
 * Returns the name of a content file for messages, such as `content/posts/a.mdx`, from its path in the content folder.
 */
export function getFileName(file: string): string {
  return path.posix.join(path.basename(env.contentDir), file)
}

/** Returns a content file as a VFile, under its name for messages, without a BOM and with LF line ends. */
export function createFile(file: string, text: string): VFile {
  return new VFile({
    path: getFileName(file),
    value: text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'),
  })
}
