import { gunzipSync } from 'node:zlib'
import { Decompress } from 'fzstd'

const zstd = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])
const gzip = Buffer.from([0x1f, 0x8b, 0x08])

/** Returns bytes as Latin-1, followed by everything that they contain in base64, gzip or Zstandard. */
export function unpack(bytes: Buffer): string {
  const text = bytes.toString('latin1')
  const encoded = Array.from(text.matchAll(/[A-Za-z0-9+/]{80,}={0,2}/g), ([run]) => unpack(Buffer.from(run, 'base64')))
  return [text, ...encoded, ...findAll(bytes, zstd).map(readZstd), ...findAll(bytes, gzip).map(readGzip)].join('\n')
}

/** Returns the parts of bytes that begin with a mark, each up to the next mark. */
function findAll(bytes: Buffer, mark: Buffer): Buffer[] {
  const parts: Buffer[] = []
  for (let start = bytes.indexOf(mark); start !== -1; ) {
    const next = bytes.indexOf(mark, start + 1)
    parts.push(bytes.subarray(start, next === -1 ? undefined : next))
    start = next
  }
  return parts
}

function readZstd(part: Buffer): string {
  const blocks: Uint8Array[] = []
  try {
    new Decompress((block) => blocks.push(Buffer.from(block))).push(part, true)
  } catch {
    // The bytes after the frame are not Zstandard.
  }
  return Buffer.concat(blocks).toString('latin1')
}

function readGzip(part: Buffer): string {
  try {
    return gunzipSync(part).toString('latin1')
  } catch {
    return ''
  }
}
