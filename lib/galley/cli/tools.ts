import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { getToolNames, installTools } from './tools/install'

const [name = '', command, ...args] = process.argv.slice(2)
try {
  if (!getToolNames().includes(name) || command === undefined) {
    throw new Error(`Usage: tsx lib/galley/cli/tools.ts ${getToolNames().join('|')} <command>`)
  }
  // The repository's own commands come first: a tool's packages may bring other versions of them.
  const folders = [path.resolve('node_modules/.bin'), installTools(name), process.env.PATH]
  const env = { ...process.env, PATH: folders.join(path.delimiter) }
  const { error, status } = spawnSync(command, args, { env, stdio: 'inherit' })
  if (error) throw error
  process.exitCode = status ?? 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
