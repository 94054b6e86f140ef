import { parentPort } from 'node:worker_threads'
import { dynamicBuild, getConfig, makeDataTypes, renderTypes, runMain } from 'contentlayer2/core'

// JavaScript, since the types of the effects that Contentlayer is made of cannot be resolved from outside of it.

/**
 * What Contentlayer makes of the content: its documents without their bodies, and the files that declare their types.
 *
 * @typedef {{
 *   data: import('#contentlayer/generated').DataExports,
 *   types: { 'index.d.ts': string, 'types.d.ts': string },
 * }} TypedContent
 */

const run = runMain({ tracingServiceName: 'galley', verbose: false })

/**
 * Has Contentlayer turn the content into typed data; a fault that it is set to fail on is printed and ends the thread.
 * Its own command would write each document into two files, which takes as long as all else, and nobody reads them.
 *
 * @returns {Promise<TypedContent>}
 */
async function readContent() {
  // Contentlayer believes the shell, whose folder is another one if a program has started this build.
  process.env.PWD = process.cwd()
  const config = await run(getConfig({ configPath: undefined }))
  const { type, options } = config.source
  const schemaDef = await run(config.source.provideSchema(config.esbuildHash))
  const types = {
    'index.d.ts': makeDataTypes({ schemaDef, options }),
    'types.d.ts': renderTypes({ schemaDef, generationOptions: { sourcePluginType: type, options } }),
  }
  const data = await run(dynamicBuild({ config, verbose: false }))
  // Its lists are arrays as soon as they have been JSON. A body is read where its page is rendered (lib/markdown).
  return { data: JSON.parse(JSON.stringify(data, (key, value) => (key === 'body' ? undefined : value))), types }
}

parentPort?.postMessage(await readContent())
