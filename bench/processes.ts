import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { browserFlags, ensureBrowser } from '../tests/browser'

/** Runs `use` with a Chromium that has an empty profile and these arguments. Ends it even if `use` throws. */
export async function withChromium<T>(args: string[], use: (chromium: ChildProcess) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(path.join(tmpdir(), 'galley-'))
  const flags = [...browserFlags, '--no-default-browser-check', `--user-data-dir=${profile}`, ...args]
  try {
    return await withProcess(ensureBrowser(), flags, use)
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** Runs `use` while a command runs. Ends it, and all that it started, even if `use` throws. Throws if it ends earlier. */
export async function withProcess<T>(
  command: string,
  args: string[],
  use: (child: ChildProcess) => Promise<T>,
): Promise<T> {
  // A new process group can be ended as a whole.
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const end = () => {
    if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid)
  }
  const ended = new Promise<never>((_, reject) => {
    child.on('error', reject)
    child.on('exit', () => reject(new Error(`${path.basename(command)} ended unexpectedly.`)))
  })
  process.on('exit', end)
  try {
    return await Promise.race([use(child), ended])
  } finally {
    end()
    await ended.catch(() => process.off('exit', end))
  }
}

/** Resolves to the first group of `pattern` in the output of a process. Later output is dropped. */
export async function readFrom(stream: Readable | null, pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    stream?.on('data', (chunk) => {
      text += chunk
      const [, match] = pattern.exec(text) ?? []
      if (match) resolve(match)
    })
  })
}

// A signal alone does not emit "exit", whose listeners end the processes that still run.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))
