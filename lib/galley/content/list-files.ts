import { readdirSync } from 'node:fs'
import path from 'node:path'
import { dataTypes } from '../../schema'
import { env } from '../core/env'

/** Every file below the content folder and what of it is a link, sorted, by the path in there. */
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

/** Whether `lib/schema.ts` declares a type of this file, given by its path in the content folder. */
export const isDataFile = (file: string): boolean => dataFiles.has(file)
