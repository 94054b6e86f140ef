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

/** For Vitest: has the threads that a test starts read the fixture, too. */
export const execArgv = ['--require', preload]

/** What the environment of a program of the engine holds that is to read the fixture, too. */
export const withFixtureSite = { NODE_OPTIONS: `--require=${JSON.stringify(preload)}` }
