import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { site } from './site'

/** Builds the owner's site with the caches of earlier builds. Throws the output of the build if it fails. */
// biome-ignore lint/style/noDefaultExport: Playwright requires it.
export default function buildSite(): void {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const { status, stdout, stderr } = spawnSync(process.execPath, [next, 'build'], {
    env: { ...process.env, NODE_ENV: 'production', OUT_DIR: site.dir },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`Cannot build the site.\n${stdout}\n${stderr}`)
}
