import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Packages that only some commands need. Each folder has its own lockfile, so that `npm ci` stays small. */
const toolsDir = 'tests/tools'

/** Returns the names of all tool sets. */
export function getToolNames(): string[] {
  const entries = readdirSync(toolsDir, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

/**
 * Installs a tool set from its lockfile, without running install scripts, unless it is up to date. Returns the folder of
 * its commands; throws if npm fails.
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
    // npm prints to stderr, since stdout belongs to the tool.
    const { error, status } = spawnSync('npm', args, { stdio: ['ignore', 2, 2] })
    if (error || status !== 0)
      throw new Error(`npm could not install ${dir}. ${error?.message ?? 'See its output above.'}`)
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
