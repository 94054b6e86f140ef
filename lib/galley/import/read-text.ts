import { isUtf8 } from 'node:buffer'
import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'

/** The maximum size of a text of the old blog in bytes, as in the check. */
const maxSize = 2 ** 20

/** Thrown for a text of the old blog that cannot be imported. */
export class TextFault extends Error {}

/**
 * Reads a text of the old blog; returns undefined if it does not exist. Throws a `TextFault` if it is too large, not UTF-8
 * or behind a symbolic link: a third-party blog must not read other files of this machine.
 */
export async function readText(dir: string, file: string): Promise<string | undefined> {
  const full = path.join(dir, file)
  const real = await realpath(full).catch(() => undefined)
  if (real === undefined) return undefined
  if (real !== path.join(await realpath(dir), file)) {
    throw new TextFault('is behind a symbolic link. Replace the link with the file itself.')
  }
  const { size } = await stat(full)
  if (size > maxSize) {
    throw new TextFault(`has ${Math.ceil(size / 1024)} KiB; the limit is ${maxSize / 1024} KiB. Split it.`)
  }
  const bytes = await readFile(full)
  if (!isUtf8(bytes)) throw new TextFault('is not UTF-8. Convert it, for example with iconv -f latin1 -t utf-8.')
  return bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
}
