import { createHash } from 'node:crypto'
import path from 'node:path'
import { buildSync } from 'esbuild'
import packageJson from '../package.json' with { type: 'json' }

/** A script of `lib/browser` that pages load by its address: its own file's name. */
export type ScriptName = (typeof scriptNames)[number]

/** The scripts that pages load by their address. */
export const scriptNames = ['reader'] as const

const bundles = new Map<string, string>()

/**
 * A script of `lib/browser` as one text, minified, for the browsers that package.json lists. At once, not as a promise:
 * what React has to wait for makes the order of its payload, and so the bytes of island pages, random.
 */
export function bundleScript(name: string): string {
  const bundled = bundles.get(name) ?? bundle(name)
  // To `next dev`, scripts change.
  if (process.env.NODE_ENV === 'production') bundles.set(name, bundled)
  return bundled
}

function bundle(name: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [path.resolve('lib/browser', `${name}.ts`)],
    bundle: true,
    minify: true,
    format: 'iife',
    target: packageJson.browserslist.map((browser) => browser.replace(' >= ', '')),
    legalComments: 'none',
    write: false,
  })
  return outputFiles.map(({ text }) => text.trim()).join()
}

/** The file name of a script, made of its content, so that it can be kept forever. */
export function getScriptFile(name: ScriptName): string {
  const hash = createHash('sha256').update(bundleScript(name))
  return `${name}-${hash.digest('hex').slice(0, 8)}.js`
}
