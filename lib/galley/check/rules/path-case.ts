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
      return [{ reason: `"${url}" does not exist: file names are case-sensitive.`, note: `Write ${written}`, place }]
    })
  },
}
