import path from 'node:path'
import type { Fault } from '../../core/diagnostics'
import { findAlike, getReferences } from '../references'
import type { Rule } from '../rule'

export const pathCase: Rule = {
  id: 'path-case',
  reason: 'macOS and Windows treat photo.jpg and Photo.jpg as one file; most build and web servers do not.',
  severity: 'error',
  check(entry, content) {
    return getReferences(entry).flatMap(({ url, path: wanted, place }): Fault[] => {
      const file = content.files.has(wanted) ? undefined : findAlike(content, wanted)
      if (!file) return []
      const relative = path.posix.relative(path.posix.dirname(entry.path), file)
      const written = encodeURI(relative.startsWith('.') ? relative : `./${relative}`)
      // Letters with accents look alike whether they are one character or two.
      const isSameText = wanted.normalize('NFC') === file.normalize('NFC')
      const why = isSameText
        ? 'the file name has other Unicode characters that look the same'
        : 'file names are case-sensitive'
      return [{ reason: `"${url}" does not exist: ${why}.`, note: `Write ${written}`, place }]
    })
  },
}
