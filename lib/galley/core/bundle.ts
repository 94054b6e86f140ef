import path from 'node:path'
import { buildSync } from 'esbuild'
import packageJson from '../../../package.json' with { type: 'json' }

const bundles = new Map<string, string>()

/**
 * Returns a script or style sheet of this repository, bundled and minified for the browsers that package.json lists.
 * `file` is relative to the repository. Synchronous, because anything that React awaits makes the order of its payload,
 * and so the bytes of island pages, random.
 */
export function bundle(file: string): string {
  const bundled = bundles.get(file) ?? build(file)
  // Files change during `next dev`.
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
