import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createRandom, shuffle } from '../../../bench/random'
import type { Fate } from './builds'
import { testDir } from './sites'

/** Limits files to 64 KiB, which fails like a full disk and needs no privileges. */
export const smallFiles = ['bash', '-c', 'ulimit -f 64; exec "$@"', 'bash']

/** A folder that not even root can create. */
export const nobodysDir = '/sys/galley/out'

/** The log of a build's calls of git and requests to the network. */
export const askedFile = path.join(testDir, 'asked', 'log')

/**
 * Returns some moments at which to end a build with this output, and the signals. The moments are the same in every run,
 * and end with the last steps, which write the site.
 */
export function chooseMoments(output: string): [name: string, end: Fate['end']][] {
  const texts = [...new Set(output.match(/^ ?✓ [a-z ]+/gim))].filter((text) => !/remove leftovers|publish/.test(text))
  const chosen = [...shuffle(createRandom(6), texts).slice(0, 3), ' ✓ remove leftovers']
  return chosen.map((text, index) => [`faults-end-${index}`, { text, signal: index % 2 === 0 ? 'SIGINT' : 'SIGKILL' }])
}

/** Returns the variables of a build in which git and the network fail, and log each use. */
export async function leaveAlone(): Promise<Record<string, string>> {
  const dir = path.dirname(askedFile)
  await rm(dir, { recursive: true, force: true })
  await mkdir(dir, { recursive: true })
  await writeFile(path.join(dir, 'git'), `#!/bin/sh\necho "git $*" >> "$ASKED_FILE"\nexit 128\n`)
  await chmod(path.join(dir, 'git'), 0o755)
  const proxy = 'http://127.0.0.1:9'
  return {
    ASKED_FILE: askedFile,
    PATH: `${dir}${path.delimiter}${process.env.PATH}`,
    NODE_OPTIONS: `--import ${new URL('../fixtures/no-network.mjs', import.meta.url)}`,
    http_proxy: proxy,
    https_proxy: proxy,
  }
}
