import { createRequire } from 'node:module'
import path from 'node:path'
import { build } from 'esbuild'
import type { MDXContent } from 'mdx/types'
import * as react from 'react'
import type * as JsxRuntime from 'react/jsx-runtime'
import type { VFile } from 'vfile'
import { getContentPath } from '../content/source'
import { env } from '../core/env'

/** Whether a source may import or export: a line of it begins with the word. */
export function isModule(source: VFile): boolean {
  return /^(?:import|export)\b/m.test(String(source))
}

/**
 * Runs a body that MDX has compiled to a module, together with all that it imports, TypeScript and JSX too. A relative
 * path is seen from the post, `@/` is the root of this repository. `runtime` makes its elements. Throws what esbuild or
 * the module says is wrong.
 */
export async function runModule(compiled: VFile, runtime: typeof JsxRuntime): Promise<MDXContent> {
  const file = getContentPath(compiled)
  // What pages are made with has to be what posts are made with.
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
