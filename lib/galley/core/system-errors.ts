import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Remedies for file system errors, by error code. */
const remedies: Record<string, string> = {
  ENOSPC: 'The disk is full. Free some space, then build again.',
  EDQUOT: 'Your disk quota is used up. Free some space, then build again.',
  EFBIG: 'A file exceeds the file size limit. Raise the limit (ulimit -f), then build again.',
  EMFILE: 'Too many files are open. Raise the limit (ulimit -n), then build again.',
  EACCES: 'The user who runs the build needs read and write permission there.',
  EPERM: 'The user who runs the build needs read and write permission there.',
  EROFS: 'That file system is read-only. Build elsewhere, or set OUT_DIR to a writable folder.',
  EBUSY: 'That is in use, such as by a mount. If it is OUT_DIR, set OUT_DIR to a subfolder.',
}

/** Larger than any file that the build of a small blog writes, Turbopack's cache included. */
const probe = Buffer.alloc(16 * 1024 * 1024)

let isExplained = false

/**
 * Returns an error that names the failed step and a remedy if a system error caused `error`; otherwise `error` itself.
 */
export function explain(step: string, error: unknown): unknown {
  const code = findSystemCode(error)
  if (!(error instanceof Error) || code === undefined) return error
  const remedy = remedies[code]
  if (remedy) isExplained = true
  return new Error(`The build failed at step "${step}". ${error.message}${remedy ? `\n${remedy}` : ''}`, {
    cause: error,
  })
}

/**
 * Makes a failing process print, on exit, which of these folders it cannot write to, and a remedy. A full disk also
 * crashes Next.js, its compiler, TypeScript and worker threads, each with a different message.
 */
export function explainAtExit(folders: string[]): void {
  process.on('exit', (exitCode) => {
    if (exitCode === 0 || isExplained) return
    const refusal = folders.map(findRefusal).find((found) => found !== undefined)
    if (refusal) console.error(`\n${refusal}`)
  })
}

/** Returns why a folder is not writable, with a remedy; undefined if it is writable or does not exist. */
function findRefusal(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined
  const file = path.join(folder, `galley-probe-${process.pid}`)
  try {
    writeFileSync(file, probe)
  } catch (error) {
    const remedy = remedies[findSystemCode(error) ?? '']
    return remedy && `Cannot write to ${folder}. ${remedy}`
  } finally {
    if (existsSync(file)) rmSync(file)
  }
  return undefined
}

function findSystemCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return 'syscall' in error && 'code' in error ? String(error.code) : findSystemCode(error.cause)
}
