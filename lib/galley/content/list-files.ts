import { readdirSync } from 'node:fs'
import path from 'node:path'
import { dataTypes } from '../../schema'
import { env } from '../core/env'

/** Returns all files below the content folder, and the symbolic links among them, as sorted paths relative to it. */
export function listFiles(): { files: string[]; links: string[] } {
  const found = readFolder()
  const list = (listed: typeof found) =>
    listed
      .map(({ parentPath, name }) => path.relative(env.contentDir, path.join(parentPath, name)))
      .map((file) => file.split(path.sep).join('/'))
      .sort()
  return {
    files: list(found.filter((file) => !file.isDirectory())),
    links: list(found.filter((file) => file.isSymbolicLink())),
  }
}

function readFolder() {
  try {
    return readdirSync(env.contentDir, { recursive: true, withFileTypes: true })
  } catch {
    return []
  }
}

const dataFiles = new Set<string>(dataTypes.map(({ filePathPattern }) => filePathPattern))

/**
 * Returns whether `lib/schema.ts` declares a data type for a file, given by its path relative to the content folder.
 */
export const isDataFile = (file: string): boolean => dataFiles.has(file)
