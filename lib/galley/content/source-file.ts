import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { VFile } from 'vfile'
import type { Fault, FileFault } from '../core/diagnostics'
import { env } from '../core/env'
import { createFile } from './source'

/** A text file of the content folder. */
export type SourceFile = {
  /** Relative to the content folder. */
  path: string
  file: VFile
  /** What is wrong with its bytes; the text is what could be made of them. */
  encodingFault: Fault | undefined
}

/** The largest text that is read, in bytes: 1 MiB. */
const maxSize = 2 ** 20

/** Reads a text file, given by its path in the content folder; a fault if the disk refuses or the file is too large. */
export function readSourceFile(name: string): SourceFile | FileFault {
  try {
    const stats = statSync(path.join(env.contentDir, name))
    // A pipe would be waited for.
    if (!stats.isFile()) {
      return { path: name, reason: 'This is no file.', note: 'Put a text file in its place.', place: undefined }
    }
    if (stats.size <= maxSize) return decode(name, readFileSync(path.join(env.contentDir, name)))
    const reason = `The file has ${Math.ceil(stats.size / 1024)} KiB, and a text may have ${maxSize / 1024} KiB.`
    return { path: name, reason, note: 'Divide it, or take out what does not belong there.', place: undefined }
  } catch (error) {
    const reason = `The file cannot be read: ${error instanceof Error ? error.message : error}.`
    return { path: name, reason, note: 'Give yourself the right to read it, or put it there anew.', place: undefined }
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
  if (wide) return result('The file is in UTF-16.', 'Save it as UTF-8.', at('', 0))
  if (!isUtf8(bytes)) {
    const start = findInvalidByte(bytes, text)
    const byte = bytes.subarray(start, start + 1)
    return result(
      `The byte 0x${byte.toString('hex')} is not UTF-8.`,
      `Save the file as UTF-8; in Windows-1252 the byte would be ${new TextDecoder('windows-1252').decode(byte)}.`,
      at(bytes.toString('utf8', 0, start), 1),
    )
  }
  const lone = text.search(/\r(?!\n)/)
  if (lone !== -1) {
    const reason = 'The line ends with a carriage return alone.'
    return result(
      reason,
      'Save the file with the line ends of Unix (LF) or Windows (CRLF).',
      at(text.slice(0, lone), 1),
    )
  }
  return { path: name, file: createFile(name, text), encodingFault: undefined }
}

/** Which UTF-16 the bytes are in, if they are; text without a byte order mark has every other byte zero. */
function getWideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const [a, b, c, d] = bytes
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0)) return 'utf-16be'
  return undefined
}

/** Where bytes stop to be what `text` was decoded from: the replacement character, EF BF BD, is in the place. */
function findInvalidByte(bytes: Buffer, text: string): number {
  const encoded = Buffer.from(text)
  const differing = bytes.findIndex((byte, index) => byte !== encoded[index])
  const lead = bytes.lastIndexOf(0xef, differing)
  return lead !== -1 && differing - lead < 3 ? lead : differing
}
