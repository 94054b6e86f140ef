import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { VFile } from 'vfile'
import type { Fault, FileFault } from '../core/diagnostics'
import { env } from '../core/env'
import { createFile } from './source'

/** A text file in the content folder. */
export type SourceFile = {
  /** Relative to the content folder. */
  path: string
  file: VFile
  /** The fault in its bytes; `file` then contains the text as far as it could be decoded. */
  encodingFault: Fault | undefined
}

/** The maximum size of a text file, in bytes: 1 MiB. */
const maxSize = 2 ** 20

/** Reads a text file by its path in the content folder. Returns a fault if the file is unreadable or too large. */
export function readSourceFile(name: string): SourceFile | FileFault {
  try {
    const stats = statSync(path.join(env.contentDir, name))
    // Reading a pipe would block.
    if (!stats.isFile()) {
      return {
        path: name,
        reason: 'This is not a regular file.',
        note: 'Replace it with a text file.',
        place: undefined,
      }
    }
    if (stats.size <= maxSize) return decode(name, readFileSync(path.join(env.contentDir, name)))
    const reason = `The file is ${Math.ceil(stats.size / 1024)} KiB; the limit is ${maxSize / 1024} KiB.`
    return { path: name, reason, note: 'Split it, or remove what does not belong in it.', place: undefined }
  } catch (error) {
    const reason = `The file cannot be read: ${error instanceof Error ? error.message : error}.`
    return { path: name, reason, note: 'Check its permissions, or restore the file.', place: undefined }
  }
}

function decode(name: string, bytes: Buffer): SourceFile {
  const wide = getWideEncoding(bytes)
  const text = new TextDecoder(wide ?? 'utf-8', { ignoreBOM: true }).decode(bytes)
  const at = (prefix: string, length: number): Fault['place'] => {
    const lines = String(createFile(name, prefix)).split('\n')
    const [line, column] = [lines.length, (lines.at(-1) ?? '').length + 1]
    return { start: { line, column }, end: { line, column: column + length } }
  }
  const result = (reason: string, note: string, place: Fault['place']): SourceFile => ({
    path: name,
    file: createFile(name, text),
    encodingFault: { reason, note, place },
  })
  if (wide) return result('The file is encoded in UTF-16.', 'Save it as UTF-8.', at('', 0))
  if (!isUtf8(bytes)) {
    const start = findInvalidByte(bytes, text)
    const byte = bytes.subarray(start, start + 1)
    return result(
      `The byte 0x${byte.toString('hex')} is not valid UTF-8.`,
      `Save the file as UTF-8. In Windows-1252, this byte is "${new TextDecoder('windows-1252').decode(byte)}".`,
      at(bytes.toString('utf8', 0, start), 1),
    )
  }
  const lone = text.search(/\r(?!\n)/)
  if (lone !== -1) {
    const reason = 'This line ends with a carriage return (CR) only.'
    return result(reason, 'Save the file with Unix (LF) or Windows (CRLF) line endings.', at(text.slice(0, lone), 1))
  }
  return { path: name, file: createFile(name, text), encodingFault: undefined }
}

/** Detects UTF-16 by its byte order mark, or by zeros in every other of the first four bytes. */
function getWideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const [a, b, c, d] = bytes
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0)) return 'utf-16be'
  return undefined
}

/**
 * Returns the offset of the first invalid sequence: where the bytes first differ from those of the decoded `text`. An
 * invalid sequence that starts with EF differs later, since the replacement character is EF BF BD.
 */
function findInvalidByte(bytes: Buffer, text: string): number {
  const encoded = Buffer.from(text)
  const differing = bytes.findIndex((byte, index) => byte !== encoded[index])
  const lead = bytes.lastIndexOf(0xef, differing)
  return lead !== -1 && differing - lead < 3 ? lead : differing
}
