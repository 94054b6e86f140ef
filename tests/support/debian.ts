import { type SpawnSyncOptions, spawnSync } from 'node:child_process'

/** Options that send a command's output to standard error, since standard output is for test results. */
export const visibly: SpawnSyncOptions = {
  stdio: ['ignore', process.stderr, process.stderr],
  env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  timeout: 600_000,
}

/** Installs a Debian package. Returns false if that fails, or if the user is not root on Linux. */
export function installPackage(name: string): boolean {
  if (process.platform !== 'linux' || !isRoot()) return false
  console.error(`Installing the package ${name} …`)
  spawnSync('apt-get', ['update'], visibly)
  return spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', name], visibly).status === 0
}

/** Returns whether the current user is root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}
