import { register } from 'node:module'
import { isMainThread } from 'node:worker_threads'

// `node --import` of this file has a program of the engine read the facts of a fixture instead of those of lib/site.ts.

const ownersSite = new URL('../../../lib/site.ts', import.meta.url).href
const fixtureSite = new URL('../fixtures/site.ts', import.meta.url).href

// Node imports this file once more in the thread that runs the hook.
if (isMainThread) register(import.meta.url)

/**
 * Resolves the module of the owner's facts to the fixture; a hook of Node.
 *
 * @type {import('node:module').ResolveHook}
 */
export async function resolve(specifier, context, nextResolve) {
  const found = await nextResolve(specifier, context)
  return found.url.split('?')[0] === ownersSite ? { ...found, url: fixtureSite } : found
}
