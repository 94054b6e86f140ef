const ownersSite = new URL('../../../lib/site.ts', import.meta.url).href
const fixtureSite = new URL('../fixtures/site.ts', import.meta.url).href

/**
 * Resolves lib/site.ts to the fixture, keeping the query that a loader added. A hook of Node.
 *
 * @type {import('node:module').ResolveHook}
 */
export async function resolve(specifier, context, nextResolve) {
  const found = await nextResolve(specifier, context)
  const [file, ...query] = found.url.split('?')
  return file === ownersSite ? { ...found, url: [fixtureSite, ...query].join('?') } : found
}
