import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Packages that only some commands need: each folder has a lockfile of its own, so that `npm ci` stays small. */
const toolsDir = 'tests/tools'

/** The names of all sets of tools. */
export function getToolNames(): string[] {
  const entries = readdirSync(toolsDir, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

/**
 * Installs a set of tools as its lockfile says, by hash and without running any script, unless that is done already.
 * Returns the folder of its commands; throws if npm cannot install it.
 */
export function installTools(name: string): string {
  const dir = path.join(toolsDir, name)
  const modules = path.resolve(dir, 'node_modules')
  const stampFile = path.join(modules, '.installed')
  const stamp = createHash('sha256')
    .update(readFileSync(path.join(dir, 'package-lock.json')))
    .digest('hex')
  if (readStamp(stampFile) !== stamp) {
    const args = ['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error', '--prefix', dir]
    // What it prints is no part of what the tool prints.
    const { error, status } = spawnSync('npm', args, { stdio: ['ignore', 2, 2] })
    if (error || status !== 0)
      throw new Error(`npm could not install ${dir}. ${error?.message ?? 'It says why above.'}`)
    writeFileSync(stampFile, stamp)
  }
  return path.join(modules, '.bin')
}

function readStamp(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
