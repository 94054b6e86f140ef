import path from 'node:path'
import { buildSync } from 'esbuild'
import packageJson from '../package.json' with { type: 'json' }

const styles = new Map<string, string>()

/** A style sheet of this repository, given by its path in there, minified for the browsers that package.json lists. */
export function bundleStyle(file: string): string {
  const bundled = styles.get(file) ?? bundle(file)
  // To `next dev`, styles change.
  if (process.env.NODE_ENV === 'production') styles.set(file, bundled)
  return bundled
}

function bundle(file: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [path.resolve(file)],
    minify: true,
    target: packageJson.browserslist.map((browser) => browser.replace(' >= ', '')),
    write: false,
  })
  return outputFiles.map(({ text }) => text.trim()).join()
}
