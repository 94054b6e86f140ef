/** Files in one piece of the cache, by their names, and facts of them. */
export type Archive<Facts> = { facts: Facts; files: Map<string, Buffer> }

/** Puts facts and files one behind the other: a line of JSON with the facts and the sizes, and the bytes. */
export function pack<Facts>(facts: Facts, files: Iterable<[name: string, data: string | Uint8Array]>): Buffer {
  const parts = Array.from(files, ([name, data]) => ({ name, bytes: Buffer.from(data) }))
  const sizes = parts.map(({ name, bytes }) => [name, bytes.length])
  return Buffer.concat([Buffer.from(`${JSON.stringify({ facts, sizes })}\n`), ...parts.map(({ bytes }) => bytes)])
}

/** Takes apart what `pack` made. The files share its memory. */
export function unpack<Facts>(packed: Buffer): Archive<Facts> {
  let start = packed.indexOf('\n') + 1
  const { facts, sizes }: { facts: Facts; sizes: [string, number][] } = JSON.parse(packed.toString('utf8', 0, start))
  const files = new Map<string, Buffer>()
  for (const [name, size] of sizes) {
    files.set(name, packed.subarray(start, start + size))
    start += size
  }
  return { facts, files }
}
