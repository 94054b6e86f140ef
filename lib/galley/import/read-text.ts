import { isUtf8 } from 'node:buffer'
import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'

/** How large a text of the old blog may be, in bytes: as large as the check lets one be. */
const maxSize = 2 ** 20

/** Why a text of the old blog cannot be taken over. */
export class TextFault extends Error {}

/**
 * Reads a text of the old blog; undefined if there is none. Throws a `TextFault` if it is too large or not UTF-8, or if a
 * symbolic link leads to it: a blog from elsewhere must not name files of this machine.
 */
export async function readText(dir: string, file: string): Promise<string | undefined> {
  const full = path.join(dir, file)
  const real = await realpath(full).catch(() => undefined)
  if (real === undefined) return undefined
  if (real !== path.join(await realpath(dir), file)) {
    throw new TextFault('is reached by a symbolic link, which is not followed. Replace the link by the file itself.')
  }
  const { size } = await stat(full)
  if (size > maxSize) {
    throw new TextFault(`has ${Math.ceil(size / 1024)} KiB, and a text may have ${maxSize / 1024} KiB. Divide it.`)
  }
  const bytes = await readFile(full)
  if (!isUtf8(bytes)) throw new TextFault('is not UTF-8. Convert it, such as with iconv -f latin1 -t utf-8.')
  return bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
}
