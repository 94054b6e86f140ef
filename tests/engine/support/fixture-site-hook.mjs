import { register } from 'node:module'
import { isMainThread } from 'node:worker_threads'

// Import this file with `node --import` to make a program of the engine read a fixture instead of lib/site.ts.

const ownersSite = new URL('../../../lib/site.ts', import.meta.url).href
const fixtureSite = new URL('../fixtures/site.ts', import.meta.url).href

// Node imports this file again in the thread that runs the hook.
if (isMainThread) register(import.meta.url)

/**
 * Resolves lib/site.ts to the fixture.
 *
 * @type {import('node:module').ResolveHook}
 */
export async function resolve(specifier, context, nextResolve) {
  const found = await nextResolve(specifier, context)
  return found.url.split('?')[0] === ownersSite ? { ...found, url: fixtureSite } : found
}
