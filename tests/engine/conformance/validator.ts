import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Site } from '../../support/pages'

/** Commands that no package of npm brings along, and how a Debian or Ubuntu gets each. */
const packages = {
  java: 'default-jre-headless',
  jing: 'jing',
  jekyll: 'jekyll',
  xmllint: 'libxml2-utils',
}

/** A command that has to be there. */
export type Tool = keyof typeof packages

/** What a validator has looked at, counted, and what it found wrong: file, line where there is one, and the fault. */
export type Verdict = { checked: string; faults: string[] }

/** Somebody's rules, and what holds exported sites to them. */
export type Validator = { name: string; tools: Tool[]; run: (sites: Site[]) => Promise<Verdict> }

/** What is to be said of the tools that are not here, each with the command that installs it. */
export function findMissing(tools: Tool[]): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return [...new Set(tools)]
    .filter((tool) => !folders.some((folder) => existsSync(path.join(folder, tool))))
    .map((tool) => `${tool} is not here. Install it, such as with: apt-get install ${packages[tool]}`)
}

/** Runs a command and gives what it printed; throws if it could not start or was killed. What its exit says, each knows. */
export function runTool(command: string, args: string[]): { status: number; stdout: string; stderr: string } {
  const { error, status, signal, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (error) throw new Error(`${command} does not run: ${error.message}`)
  if (status === null) throw new Error(`${command} was ended by ${signal}.\n${stderr}`)
  return { status, stdout, stderr }
}

/** A file's path as faults name it. */
export function nameFile(file: string): string {
  return path.relative(process.cwd(), file)
}
