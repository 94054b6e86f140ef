import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createRandom, shuffle } from '../../../bench/random'
import type { Fate } from './builds'
import { testDir } from './sites'

/** Has every file end at 64 KiB: the same to a program as a disk without room for more, and anybody may ask for it. */
export const smallFiles = ['bash', '-c', 'ulimit -f 64; exec "$@"', 'bash']

/** A folder that nobody may make, root neither. */
export const nobodysDir = '/sys/galley/out'

/** Where it is written down whom a build has asked. */
export const askedFile = path.join(testDir, 'asked', 'log')

/**
 * Some moments of a build like the one that has printed this, which are the same in every run, and how the build ends
 * there; the last one is when the site is put in place.
 */
export function chooseMoments(output: string): [name: string, end: Fate['end']][] {
  const texts = [...new Set(output.match(/^ ?✓ [a-z ]+/gim))].filter((text) => !/remove leftovers|publish/.test(text))
  const chosen = [...shuffle(createRandom(6), texts).slice(0, 3), ' ✓ remove leftovers']
  return chosen.map((text, index) => [`faults-end-${index}`, { text, signal: index % 2 === 0 ? 'SIGINT' : 'SIGKILL' }])
}

/** The variables of a build without git and without a network, which are asked in vain and tell. */
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
