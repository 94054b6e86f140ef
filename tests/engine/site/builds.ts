import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { listFiles } from '../../support/files'
import { secret } from './content'
import { checkout, testDir } from './sites'

/** The result of a build: its exit code, what it printed, and a hash of every file in the output folder. */
export type Build = { code: number | null; output: string; files: Record<string, string> }

/** How to run a build: a command that starts it, a signal to send once it has printed a text, another checkout. */
export type Fate = { wrapper?: string[]; end?: { signal: 'SIGINT' | 'SIGKILL'; text: string }; cwd?: string }

/** Runs `next build` with these variables, and records the result. Builds in one checkout must not run in parallel. */
export async function runBuild(
  name: string,
  outDir: string,
  variables: Record<string, string>,
  { wrapper = [], end, cwd = checkout }: Fate = {},
): Promise<Build> {
  const { CI: _, NODE_ENV: __, FORCE_COLOR: ___, ...surroundings } = process.env
  const next = path.resolve('node_modules/next/dist/bin/next')
  const [command = '', ...args] = [...wrapper, process.execPath, next, 'build']
  const child = spawn(command, args, {
    cwd,
    env: {
      ...surroundings,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      API_TOKEN: secret,
      OUT_DIR: outDir,
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: end !== undefined,
  })
  let output = ''
  const read = (chunk: unknown) => {
    const isBefore = end && !output.includes(end.text)
    output += chunk
    if (isBefore && output.includes(end.text)) signal(child, end.signal)
  }
  for (const stream of [child.stdout, child.stderr]) stream.on('data', read)
  const code = await new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject))
  const build = { code, output, files: existsSync(outDir) ? await hashFiles(outDir) : {} }
  await mkdir(path.join(testDir, 'builds'), { recursive: true })
  await writeFile(getRecord(name), JSON.stringify(build))
  return build
}

/** Sends `SIGKILL` to the process alone, as a system out of memory does, but `SIGINT` to its group, as a terminal does. */
function signal({ pid }: ChildProcess, name: 'SIGINT' | 'SIGKILL'): void {
  if (pid !== undefined) process.kill(name === 'SIGKILL' ? pid : -pid, name)
}

/** Returns the recorded result of a build. */
export async function readBuild(name: string): Promise<Build> {
  return JSON.parse(await readFile(getRecord(name), 'utf8'))
}

function getRecord(name: string): string {
  return path.join(testDir, 'builds', `${name}.json`)
}

async function hashFiles(dir: string): Promise<Build['files']> {
  const files = await listFiles(dir)
  const hash = async (file: string) =>
    createHash('sha256')
      .update(await readFile(path.join(dir, file)))
      .digest('hex')
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file, await hash(file)])))
}
