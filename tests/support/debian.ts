import { type SpawnSyncOptions, spawnSync } from 'node:child_process'

/** What a command says goes where people see it; the output of the tests is for the tests. */
export const visibly: SpawnSyncOptions = {
  stdio: ['ignore', process.stderr, process.stderr],
  env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  timeout: 600_000,
}

/** Installs a package of Debian, if this is a system with such packages whose user may do that; returns whether it is there. */
export function installPackage(name: string): boolean {
  if (process.platform !== 'linux' || !isRoot()) return false
  console.error(`Trying the package ${name} …`)
  spawnSync('apt-get', ['update'], visibly)
  return spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', name], visibly).status === 0
}

/** Whether whoever runs this may do everything. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}
