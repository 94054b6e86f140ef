import { generateDotpkg, getConfig, runMain } from 'contentlayer2/core'

// JavaScript, since the types of the effects that Contentlayer is made of cannot be resolved from outside of it.

const run = runMain({ tracingServiceName: 'galley', verbose: false })

/**
 * Brings .contentlayer/generated up to date with the content; a fault that Contentlayer is set to fail on is printed
 * and ends the process.
 *
 * @returns {Promise<number>} the number of documents
 */
export async function runContentlayer() {
  // Contentlayer believes the shell, whose folder is another one if a program has started this build.
  process.env.PWD = process.cwd()
  const config = await run(getConfig({ configPath: undefined }))
  const { documentCount } = await run(generateDotpkg({ config, verbose: false }))
  return documentCount
}
