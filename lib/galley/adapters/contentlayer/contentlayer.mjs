import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createRequire } from 'node:module'
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

/** What the check has read of each YAML that it has passed, by a hash of the YAML: it comes while Contentlayer loads. */
const message = parentPort && once(parentPort, 'message')
/** @type {Map<string, Record<string, unknown>>} */
let passed = new Map()
let taken = 0

/**
 * Returns what the check has read of YAML (lib/galley/adapters/contentlayer/run-contentlayer.ts). Throws if the check has not passed it.
 *
 * @param {string} text
 */
function takeData(text) {
  // Of frontmatter, gray-matter cuts out the end of its first line and half of a Windows line end, too.
  const yaml = text
    .replace(/\r$/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\ufeff?[ \t]*\n|^\ufeff/, '')
  const data = passed.get(createHash('sha256').update(yaml).digest('hex'))
  if (!data) throw new Error('The check has not passed this file as it is now. npm run check says why.')
  taken++
  return data
}

/**
 * Takes Contentlayer's parsers away: gray-matter would run frontmatter that calls itself JavaScript. Without its engines it
 * refuses all languages but YAML, for which Contentlayer has an engine of its own that asks `yaml`.
 */
function replaceParsers() {
  const require = createRequire(import.meta.resolve('contentlayer2/core'))
  const { engines } = require('gray-matter')
  for (const language of Object.keys(engines)) delete engines[language]
  require('yaml').parse = takeData
}

const run = runMain({ tracingServiceName: 'galley', verbose: false })

/**
 * Has Contentlayer turn the content into typed data; a fault that it is set to fail on is printed and ends the thread.
 * Its own command would write each document into two files, which takes as long as all else, and nobody reads them.
 *
 * @returns {Promise<TypedContent>}
 */
async function readContent() {
  replaceParsers()
  // Contentlayer believes the shell, whose folder is another one if a program has started this build.
  process.env.PWD = process.cwd()
  const config = await run(getConfig({ configPath: undefined }))
  const { type, options } = config.source
  const schemaDef = await run(config.source.provideSchema(config.esbuildHash))
  const types = {
    'index.d.ts': makeDataTypes({ schemaDef, options }),
    'types.d.ts': renderTypes({ schemaDef, generationOptions: { sourcePluginType: type, options } }),
  }
  passed = (await message)?.[0]
  const data = await run(dynamicBuild({ config, verbose: false }))
  if (data.allDocuments.length > taken) throw new Error('Contentlayer has read files with a parser of its own.')
  // Its lists are arrays as soon as they have been JSON. A body is read where its page is rendered (lib/markdown).
  return { data: JSON.parse(JSON.stringify(data, (key, value) => (key === 'body' ? undefined : value))), types }
}

parentPort?.postMessage(await readContent())
