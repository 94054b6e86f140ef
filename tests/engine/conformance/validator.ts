import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Site } from '../../support/pages'

/** Commands that npm does not install, each with its Debian package. */
const packages = {
  java: 'default-jre-headless',
  jing: 'jing',
  jekyll: 'jekyll',
  xmllint: 'libxml2-utils',
}

/** A command that a validator needs. */
export type Tool = keyof typeof packages

/** The result of a validator: the number of things checked, and faults, each with its file and, if known, its line. */
export type Verdict = { checked: string; faults: string[] }

/** A check of exported sites by third-party rules, with the commands that it needs. */
export type Validator = { name: string; tools: Tool[]; run: (sites: Site[]) => Promise<Verdict> }

/** Returns a message for each missing tool, with the command that installs it. */
export function findMissing(tools: Tool[]): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return [...new Set(tools)]
    .filter((tool) => !folders.some((folder) => existsSync(path.join(folder, tool))))
    .map((tool) => `${tool} is not installed. Install it, for example with: apt-get install ${packages[tool]}`)
}

/** Runs a command. Throws if it cannot be started or is killed, but not if its exit status is not 0. */
export function runTool(command: string, args: string[]): { status: number; stdout: string; stderr: string } {
  const { error, status, signal, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (error) throw new Error(`Cannot run ${command}: ${error.message}`)
  if (status === null) throw new Error(`${command} was killed by ${signal}.\n${stderr}`)
  return { status, stdout, stderr }
}

/** Returns a file's path as faults name it: relative to the working directory. */
export function nameFile(file: string): string {
  return path.relative(process.cwd(), file)
}
