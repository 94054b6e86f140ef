import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { HtmlNode } from '../../html/html'
import type { Inline } from '../../html/inline'
import { readManifests } from './client-manifests'
import { readChunk } from './payload'

const buildManifestSchema = z.object({
  chunkLoadingGlobal: z.string().default('TURBOPACK'),
  pagesChunkGroupBootstrapParams: z.record(z.string(), z.unknown()).default({}),
})

/** The first script of each payload. */
const payloadStart = '(self.__next_f=self.__next_f||[]).push([0])'

/** Returns the inline style sheets and start-up scripts that Next adds to pages, from its manifests in `nextDir`. */
export async function readNextInline(nextDir: string): Promise<Inline[]> {
  const manifest = buildManifestSchema.parse(
    JSON.parse(readFileSync(path.join(nextDir, 'build-manifest.json'), 'utf8')),
  )
  const name = JSON.stringify(manifest.chunkLoadingGlobal)
  // Must equal the output of getTurbopackChunkGroupBootstrap in next/dist/server/get-page-files.js.
  const starts = Object.values(manifest.pagesChunkGroupBootstrapParams).map(
    (params) => `(globalThis[${name}] || (globalThis[${name}] = [])).push(${JSON.stringify(params)});`,
  )
  const sheets = (await readManifests(nextDir)).flatMap(({ sheets }) => sheets)
  return [
    ...[...starts, payloadStart].map((text): Inline => ({ kind: 'script', text })),
    ...sheets.map(({ href, text }): Inline => ({ kind: 'style', href, text })),
  ]
}

/**
 * Returns the scripts of a page that pass its payload to React, if together they equal the payload file that Next wrote for
 * the page; otherwise returns no scripts.
 */
export function readPayloadScripts(dir: string, page: string, nodes: HtmlNode[]): string[] {
  const scripts = nodes.flatMap((node) =>
    node.kind === 'element' && node.tagName === 'script' && node.text.startsWith('self.__next_f.push(')
      ? node.text
      : [],
  )
  const file = path.join(
    dir,
    /^404(?:\/index)?\.html$/.test(page) ? '_not-found/index.txt' : page.replace(/\.html$/, '.txt'),
  )
  const chunks = scripts.map(readChunk)
  const isComplete = existsSync(file) && chunks.every((chunk) => chunk !== undefined)
  return isComplete && Buffer.concat(chunks).equals(readFileSync(file)) ? scripts : []
}
