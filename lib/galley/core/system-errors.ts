import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What helps when the system refuses to read or write, by the code of its error. */
const remedies: Record<string, string> = {
  ENOSPC: 'The disk is full. Free some space, and build again.',
  EDQUOT: 'There is no space left for you on the disk. Free some, and build again.',
  EFBIG: 'Files may not be as large as that here. Raise the limit (ulimit -f), and build again.',
  EMFILE: 'Too many files are open at once. Raise the limit (ulimit -n), and build again.',
  EACCES: 'The user who builds needs the right to read and write there.',
  EPERM: 'The user who builds needs the right to read and write there.',
  EROFS: 'That file system is mounted for reading only. Build in another place, or name one in OUT_DIR.',
  EBUSY: 'That is in use, such as by a mount. If it is OUT_DIR, name a folder within it instead.',
}

/** Larger than any file that a build of a small blog writes, Turbopack's cache included. */
const probe = Buffer.alloc(16 * 1024 * 1024)

let isExplained = false

/** Returns an error of the system, or one caused by it, with the step that it ended and a remedy; any other as it is. */
export function explain(step: string, error: unknown): unknown {
  const code = findSystemCode(error)
  if (!(error instanceof Error) || code === undefined) return error
  const remedy = remedies[code]
  if (remedy) isExplained = true
  return new Error(`The build has ended at its step "${step}". ${error.message}${remedy ? `\n${remedy}` : ''}`, {
    cause: error,
  })
}

/**
 * Has a process that fails say last whether it can still write to these folders, and if not, what helps. A full disk also
 * ends Next, its compiler, TypeScript and threads, each in words of its own.
 */
export function explainAtExit(folders: string[]): void {
  process.on('exit', (exitCode) => {
    if (exitCode === 0 || isExplained) return
    const refusal = folders.map(findRefusal).find((found) => found !== undefined)
    if (refusal) console.error(`\n${refusal}`)
  })
}

/** Returns why a folder takes no file, with a remedy, or nothing if it takes one or does not exist. */
function findRefusal(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined
  const file = path.join(folder, `galley-probe-${process.pid}`)
  try {
    writeFileSync(file, probe)
  } catch (error) {
    const remedy = remedies[findSystemCode(error) ?? '']
    return remedy && `Nothing can be written to ${folder}. ${remedy}`
  } finally {
    if (existsSync(file)) rmSync(file)
  }
  return undefined
}

function findSystemCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return 'syscall' in error && 'code' in error ? String(error.code) : findSystemCode(error.cause)
}
