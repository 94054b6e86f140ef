import { z } from 'zod'

/** The tags of rows that begin with their length in bytes, in hexadecimal, and end without a line feed. */
const sizedTags = 'AGLMOSTUVbglmos'

/**
 * Returns the ids of the client modules that a page imports, from the scripts that pass its payload to React, in their
 * order. Throws if the payload does not consist of rows, `id:tag…`: see processBinaryChunk in ReactFlightClient.js,
 * https://github.com/facebook/react.
 */
export function readModuleIds(scripts: string[]): Set<string> {
  const payload = Buffer.concat(scripts.flatMap((script) => readChunk(script) ?? []))
  const ids = new Set<string>()
  let row = 0
  while (row < payload.length) {
    const tagAt = payload.indexOf(':', row) + 1
    const tag = payload.toString('latin1', tagAt, tagAt + 1)
    const isSized = sizedTags.includes(tag)
    const end = payload.indexOf(isSized ? ',' : '\n', tagAt)
    if (tagAt === 0 || end < 0) break
    const text = payload.toString('utf8', tagAt + 1, end)
    if (tag === 'I') {
      const [id]: [string | number] = JSON.parse(text)
      ids.add(String(id))
    }
    row = end + 1 + (isSized ? Number.parseInt(text, 16) : 0)
  }
  if (row !== payload.length) throw new Error("Cannot read a page's payload. Has React changed its format?")
  return ids
}

/**
 * Returns the bytes that a script adds to a payload: text as `[1, "…"]`, other bytes as `[3, "…"]`, in base64. Returns
 * undefined if the script does anything else.
 */
export function readChunk(script: string): Buffer | undefined {
  const [, args] = /^self\.__next_f\.push\((.*)\)$/s.exec(script) ?? []
  if (args === undefined) return undefined
  try {
    const [kind, data] = chunkSchema.parse(JSON.parse(args))
    return Buffer.from(data, kind === 1 ? 'utf8' : 'base64')
  } catch {
    return undefined
  }
}

const chunkSchema = z.tuple([z.literal([1, 3]), z.string()])
