import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vitest/config'

const ownersSite = fileURLToPath(new URL('../../../lib/site.ts', import.meta.url))
const fixtureSite = fileURLToPath(new URL('../fixtures/site.ts', import.meta.url))

/** A plugin for Vitest that resolves lib/site.ts to the fixture, however it is imported. */
export const useFixtureSite: Plugin = {
  name: 'fixture-site',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!/(?:^|\/)site(?:\.ts)?$/.test(source)) return undefined
    const found = await this.resolve(source, importer, { skipSelf: true })
    return found?.id === ownersSite ? fixtureSite : undefined
  },
}

const preload = fileURLToPath(new URL('use-fixture-site.cjs', import.meta.url))

/** Node's arguments for Vitest, with which the threads that a test starts read the fixture, too. */
export const execArgv = ['--require', preload]

/** Environment variables that make a program of the engine read the fixture, too. */
export const withFixtureSite = { NODE_OPTIONS: `--require=${JSON.stringify(preload)}` }
