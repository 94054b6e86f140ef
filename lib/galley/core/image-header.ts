import sharp from 'sharp'

/** What an image says of itself before its pixels. */
export type ImageHeader = {
  /** The format as in its media type, such as `jpeg`, `avif` or `svg`. */
  format: string
  /** The size at which browsers show it, in CSS pixels: turned as its EXIF orientation says. */
  width: number
  height: number
  /** The number of frames; more than 1 for an animation. Those of an animated PNG do not count. */
  frames: number
  isPalette: boolean
}

/** Returns the header of an image of any size, without decoding it. Throws if sharp cannot read its format. */
export async function readHeader(bytes: Buffer): Promise<ImageHeader> {
  // At 96 dpi, librsvg makes an inch and a pixel of an SVG 4/3 of what they are in CSS.
  const options = { density: 96, limitInputPixels: false } as const
  const { format, compression, autoOrient, pages = 1, isPalette } = await sharp(bytes, options).metadata()
  const scale = format === 'svg' ? 0.75 : 1
  return {
    format: compression === 'av1' ? 'avif' : format,
    width: Math.round(autoOrient.width * scale),
    height: Math.round(autoOrient.height * scale),
    frames: pages,
    isPalette,
  }
}
