import { createHash } from 'node:crypto'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { readContent } from '../../check/content'
import { findFrontmatter } from '../../content/frontmatter-block'
import { toData } from '../../content/yaml'
import type { TypedContent } from './contentlayer.mjs'

/** Parsed data by a hash of its YAML. */
type Passed = Map<string, Record<string, unknown>>

/**
 * Returns the content as typed data. Contentlayer does not parse YAML: it gets the data that the check has parsed, of
 * files that the check could read. So frontmatter cannot run as code, and the check and the pages cannot read it
 * differently. Any other file is an error, which ends a build and which `next dev` skips. Rejects with Contentlayer's
 * output if it fails.
 *
 * Runs in a worker thread, which returns its memory, a hundred megabytes, when it ends.
 */
export function runContentlayer(): Promise<TypedContent> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(path.resolve('lib/galley/adapters/contentlayer/contentlayer.mjs'), {
      stdout: true,
      stderr: true,
    })
    let output = ''
    for (const stream of [thread.stdout, thread.stderr]) stream.on('data', (text) => (output += text))
    thread.on('message', resolve)
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error(`Contentlayer cannot read the content.\n${output}`)))
    // Contentlayer loads while this reads the content.
    thread.postMessage(readPassed())
  })
}

function readPassed(): Passed {
  const { entries, authors, data: dataFiles } = readContent()
  const blocks = entries
    .filter(({ encodingFault, frontmatter: { blockFault, yamlFaults, duplicates } }) =>
      [encodingFault, blockFault, ...yamlFaults, ...duplicates].every((fault) => fault === undefined),
    )
    .map(({ file, frontmatter }) => [findFrontmatter(String(file))?.yaml ?? '', toData(frontmatter.fields)] as const)
  const sources = [...(authors.source ? [{ file: authors.source.file, data: authors.data }] : []), ...dataFiles]
  // `takeData` in contentlayer.mjs drops an empty first line, so hash without it.
  const lists = sources.flatMap(({ file, data }) =>
    data ? [[String(file).replace(/^[ \t]*\n/, ''), data] as const] : [],
  )
  return new Map([...blocks, ...lists].map(([yaml, data]) => [createHash('sha256').update(yaml).digest('hex'), data]))
}
