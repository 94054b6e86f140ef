import { createHash } from 'node:crypto'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { readContent } from '../../check/content'
import { findFrontmatter } from '../../content/frontmatter-block'
import { toData } from '../../content/yaml'
import type { TypedContent } from './contentlayer.mjs'

/** What YAML says, by a hash of the YAML. */
type Passed = Map<string, Record<string, unknown>>

/**
 * Has Contentlayer turn the content into typed data. It parses no YAML itself: it gets what the check has read, and
 * only of files in which the check found nothing that keeps it from reading them. So frontmatter cannot run as code, and
 * cannot say one thing to the check and another to the pages. Any other file is a fault to Contentlayer, which ends a build
 * and which `next dev` skips.
 *
 * Runs in a thread of its own, whose memory is free again as soon as it has ended: a hundred megabytes.
 */
export function runContentlayer(): Promise<TypedContent> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(path.resolve('lib/galley/adapters/contentlayer/contentlayer.mjs'), {
      stdout: true,
      stderr: true,
    })
    let said = ''
    for (const stream of [thread.stdout, thread.stderr]) stream.on('data', (text) => (said += text))
    thread.on('message', resolve)
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error(`Contentlayer cannot read the content.\n${said}`)))
    // Contentlayer loads meanwhile.
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
  // Contentlayer's thread takes an empty first line for the end of the line of dashes.
  const lists = sources.flatMap(({ file, data }) =>
    data ? [[String(file).replace(/^[ \t]*\n/, ''), data] as const] : [],
  )
  return new Map([...blocks, ...lists].map(([yaml, data]) => [createHash('sha256').update(yaml).digest('hex'), data]))
}
