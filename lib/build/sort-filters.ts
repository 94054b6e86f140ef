import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { decode, encode } from 'cborg'
import type { IndexFile } from 'pagefind'
import { z } from 'zod'

/** What begins each of Pagefind's files, before the CBOR. */
const signature = Buffer.from('pagefind_dcd')

const filterSchema = z.tuple([z.string(), z.array(z.tuple([z.string(), z.array(z.int())]))])
/** Of the list of all posts: the fourth field holds the filters, each with the name of its file. */
const metaSchema = z
  .tuple([z.unknown(), z.unknown(), z.unknown(), z.array(z.tuple([z.string(), z.string()]))])
  .rest(z.unknown())

/**
 * An index with its filters in order. Pagefind 1.5 writes them as a hash table has them, in another order each time;
 * 1.6 does not, and takes this file's place once it exists for every platform.
 */
export function sortFilters(files: IndexFile[]): IndexFile[] {
  const names = new Map<string, string>()
  const rename = (text: string) => [...names].reduce((text, [name, renamed]) => text.replaceAll(name, renamed), text)
  const write = (file: IndexFile, content: unknown): IndexFile => {
    const bytes = encode(content)
    const name = /[^_.]*(?=\.\w+$)/.exec(file.path)?.[0] ?? ''
    names.set(name, createHash('sha256').update(bytes).digest('hex').slice(0, name.length))
    return { path: rename(file.path), content: gzipSync(Buffer.concat([signature, bytes])) }
  }
  const change = (ending: string, edit: (file: IndexFile) => IndexFile) => {
    files = files.map((file) => (file.path.endsWith(ending) ? edit(file) : file))
  }
  change('.pf_filter', (file) => {
    const [name, values] = filterSchema.parse(read(file))
    return write(file, [name, values.toSorted(byName)])
  })
  change('.pf_meta', (file) => {
    const [version, pages, chunks, filters, ...rest] = metaSchema.parse(read(file))
    const renamed = filters.map(([filter, name]) => [filter, rename(name)] as const)
    return write(file, [version, pages, chunks, renamed.toSorted(byName), ...rest])
  })
  change('.json', (file) => ({ ...file, content: Buffer.from(rename(Buffer.from(file.content).toString())) }))
  return files
}

function read({ content }: IndexFile): unknown {
  return decode(gunzipSync(content).subarray(signature.length))
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}
