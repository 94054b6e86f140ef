import { type ImageHeader, readHeader } from '../../core/image-header'

/**
 * Returns the header of a drawing that `readDrawing` has written, with the size that it says; undefined if it says none.
 * As in browsers, attributes count where a style has no length, such as `height: auto`.
 */
export async function measureDrawing(drawing: string): Promise<ImageHeader | undefined> {
  const [root = '', ...styles] = drawing.match(/^<svg[^>]*>|<style[^>]*>[^<]*<\/style>/g) ?? []
  const start = root.replace(/\/?>$/, '>')
  // Without what is drawn, which librsvg would measure if no size is said.
  for (const empty of [`${start}${styles.join('')}</svg>`, `${start.replace(/ style="[^"]*"/, '')}</svg>`]) {
    const header = await readHeader(Buffer.from(empty)).catch(() => undefined)
    if (header && header.width * header.height > 0) return header
  }
  return undefined
}
