/**
 * What a PNG needs to be shown: pixels, their colours, and the frames of an animation. Texts, EXIF, the time and whatever
 * a program has added are not in the list.
 */
const shownChunks = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'bKGD', 'pHYs', 'sBIT'],
  ...['gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'mDCV', 'cLLI'],
  ...['acTL', 'fcTL', 'fdAT'],
])

/** Whether a PNG is an animation: the chunk that says so comes before the pixels. */
export function isAnimatedPng(png: Buffer): boolean {
  for (const { type } of readChunks(png)) {
    if (type === 'acTL') return true
    if (type === 'IDAT') return false
  }
  return false
}

/** Returns how many frames a PNG says it has; 1 if it is no animation. */
export function countPngFrames(png: Buffer): number {
  if (png.toString('latin1', 1, 4) !== 'PNG') return 1
  for (const { type, bytes } of readChunks(png)) {
    if (type === 'acTL' && bytes.length >= 16) return bytes.readUInt32BE(8)
    if (type === 'IDAT') break
  }
  return 1
}

/** A PNG without its metadata, its pixels and frames untouched. */
export function stripPng(png: Buffer): Buffer {
  const kept = [...readChunks(png)].filter(({ type }) => shownChunks.has(type)).map(({ bytes }) => bytes)
  return Buffer.concat([png.subarray(0, 8), ...kept])
}

/** The chunks of a PNG up to its end, or to where it was cut off. */
function* readChunks(png: Buffer): Generator<{ type: string; bytes: Buffer }> {
  for (let start = 8; start + 12 <= png.length; ) {
    const end = start + 12 + png.readUInt32BE(start)
    const type = png.toString('latin1', start + 4, start + 8)
    if (end > png.length) return
    yield { type, bytes: png.subarray(start, end) }
    if (type === 'IEND') return
    start = end
  }
}

/** Whether a file is a sequence of AVIF images: one of the brands that it names says so. */
export function isAvifSequence(bytes: Buffer): boolean {
  if (bytes.length < 16 || bytes.toString('latin1', 4, 8) !== 'ftyp') return false
  const brands = bytes.toString('latin1', 8, Math.min(bytes.readUInt32BE(0), bytes.length, 1024))
  for (let start = 0; start < brands.length; start += 4) {
    // The second four bytes are a version.
    if (start !== 4 && brands.slice(start, start + 4) === 'avis') return true
  }
  return false
}
