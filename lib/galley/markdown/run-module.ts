import { createRequire } from 'node:module'
import path from 'node:path'
import { build } from 'esbuild'
import type { MDXContent } from 'mdx/types'
import * as react from 'react'
import type * as JsxRuntime from 'react/jsx-runtime'
import type { VFile } from 'vfile'
import { getContentPath } from '../content/source'
import { env } from '../core/env'

/** Returns whether a source may contain imports or exports, that is, whether a line starts with either word. */
export function isModule(source: VFile): boolean {
  return /^(?:import|export)\b/m.test(String(source))
}

/**
 * Bundles and runs a body that MDX compiled to a module, with everything it imports, including TypeScript and JSX.
 * Relative paths start at the post, `@/` at the root of this repository. `runtime` creates the elements. Throws the
 * errors of esbuild and of the module.
 */
export async function runModule(compiled: VFile, runtime: typeof JsxRuntime): Promise<MDXContent> {
  const file = getContentPath(compiled)
  // Posts and pages must use the same React.
  const shared: Record<string, unknown> = { react, 'react/jsx-runtime': runtime }
  const { outputFiles } = await build({
    stdin: { contents: String(compiled), resolveDir: path.join(env.contentDir, path.dirname(file)), sourcefile: file },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    jsx: 'automatic',
    external: Object.keys(shared),
    nodePaths: [path.resolve('node_modules')],
    tsconfig: path.resolve('tsconfig.json'),
    logLevel: 'silent',
  })
  const native = createRequire(path.resolve('package.json'))
  const module: { exports: unknown } = { exports: {} }
  const load = (name: string) => shared[name] ?? native(name)
  new Function('module', 'require', outputFiles.map(({ text }) => text).join())(module, load)
  if (!hasContent(module.exports)) throw new Error('The module has no content.')
  return module.exports.default
}

function hasContent(value: unknown): value is { default: MDXContent } {
  return typeof value === 'object' && value !== null && 'default' in value && typeof value.default === 'function'
}
