import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { runInNewContext } from 'node:vm'
import { env } from '../../core/env'
import type { ClientModules } from './runtime'

/** A route's client modules, by their ids in payloads, and the style sheets of its pages. */
type ClientManifest = { modules: [id: string, path: string][]; sheets: { href: string; text: string }[] }

/** The globals that a manifest file of Next sets. */
type Scope = {
  __RSC_MANIFEST?: Record<
    string,
    {
      clientModules: Record<string, { id: string | number }>
      entryCSSFiles?: Record<string, { path: string; content?: string }[]>
    }
  >
}

/** Returns the client manifests of all routes in `nextDir`. Throws if there are none. */
export async function readManifests(nextDir: string): Promise<ClientManifest[]> {
  const app = path.join(nextDir, 'server', 'app')
  const files = (await readdir(app, { recursive: true })).filter((file) =>
    file.endsWith('_client-reference-manifest.js'),
  )
  const manifests = await Promise.all(
    files.map(async (file) => {
      const scope: Scope = {}
      runInNewContext(await readFile(path.join(app, file), 'utf8'), { globalThis: scope })
      return Object.values(scope.__RSC_MANIFEST ?? {}).map(({ clientModules, entryCSSFiles = {} }) => ({
        modules: Object.entries(clientModules).map(([module, { id }]): [string, string] => [
          String(id),
          module.replace(/^\[project\]\//, '').replace(/ .*$/, ''),
        ]),
        sheets: Object.values(entryCSSFiles)
          .flat()
          .map(({ path, content = '' }) => ({ href: `${env.basePath}/_next/${path}`, text: content })),
      }))
    }),
  )
  const found = manifests.flat()
  if (found.every(({ modules }) => modules.length === 0)) {
    throw new Error(`No client manifest found in ${app}. Has Next moved them?`)
  }
  return found
}

/** Returns the client modules of all routes, from the manifests in `nextDir`. Throws if there are none. */
export async function readClientModules(nextDir: string): Promise<ClientModules> {
  return new Map((await readManifests(nextDir)).flatMap(({ modules }) => modules))
}
