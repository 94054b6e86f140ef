import path from 'node:path'
import { buildSync } from 'esbuild'
import packageJson from '../../../package.json' with { type: 'json' }

const bundles = new Map<string, string>()

/**
 * A script or style sheet of this repository, given by its path in there, as one text, minified, for the browsers that
 * package.json lists. At once, not as a promise: what React has to wait for makes the order of its payload, and so the
 * bytes of island pages, random.
 */
export function bundle(file: string): string {
  const bundled = bundles.get(file) ?? build(file)
  // To `next dev`, files change.
  if (process.env.NODE_ENV === 'production') bundles.set(file, bundled)
  return bundled
}

function build(file: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [path.resolve(file)],
    bundle: true,
    minify: true,
    format: 'iife',
    target: packageJson.browserslist.map((browser) => browser.replace(' >= ', '')),
    legalComments: 'none',
    write: false,
  })
  return outputFiles.map(({ text }) => text.trim()).join()
}
