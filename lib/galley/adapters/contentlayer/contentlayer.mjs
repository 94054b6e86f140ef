import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { dynamicBuild, getConfig, makeDataTypes, renderTypes, runMain } from 'contentlayer2/core'

// JavaScript, since TypeScript cannot resolve the types of Contentlayer's effects from outside of its package.

/**
 * The documents of the content without their bodies, and the files that declare their types.
 *
 * @typedef {{
 *   data: import('#contentlayer/generated').DataExports,
 *   types: { 'index.d.ts': string, 'types.d.ts': string },
 * }} TypedContent
 */

/** Resolves to the data that the check has parsed, by a hash of its YAML; arrives while Contentlayer loads. */
const message = parentPort && once(parentPort, 'message')
/** @type {Map<string, Record<string, unknown>>} */
let passed = new Map()
let taken = 0

/**
 * Returns the data that the check has parsed from a YAML text (lib/galley/adapters/contentlayer/run-contentlayer.ts).
 * Throws if the check has not passed that text.
 *
 * @param {string} text
 */
function takeData(text) {
  // In frontmatter, gray-matter leaves the end of the line of dashes and half of a Windows line end.
  const yaml = text
    .replace(/\r$/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\ufeff?[ \t]*\n|^\ufeff/, '')
  const data = passed.get(createHash('sha256').update(yaml).digest('hex'))
  if (!data) throw new Error('The check has not passed this version of the file. Run npm run check to see why.')
  taken++
  return data
}

/**
 * Replaces Contentlayer's parsers, since gray-matter would run frontmatter that begins with `---js`. Without its engines it
 * rejects all languages but YAML, for which Contentlayer supplies an engine that calls `yaml`.
 */
function replaceParsers() {
  const require = createRequire(import.meta.resolve('contentlayer2/core'))
  const { engines } = require('gray-matter')
  for (const language of Object.keys(engines)) delete engines[language]
  require('yaml').parse = takeData
}

const run = runMain({ tracingServiceName: 'galley', verbose: false })

/**
 * Returns the content as typed data. An error that Contentlayer is set to fail on is printed and ends the thread.
 * Contentlayer's own command would also write two files for each document, which doubles the time and serves no reader.
 *
 * @returns {Promise<TypedContent>}
 */
async function readContent() {
  replaceParsers()
  // Contentlayer reads its working directory from PWD, which is wrong if a program started this build elsewhere.
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
  if (data.allDocuments.length > taken) throw new Error('Contentlayer has read files with its own parser.')
  // JSON turns Contentlayer's lists into plain arrays. Bodies are read when pages are rendered (lib/galley/markdown).
  return { data: JSON.parse(JSON.stringify(data, (key, value) => (key === 'body' ? undefined : value))), types }
}

parentPort?.postMessage(await readContent())
