/** What a drawing may hold in an address: bytes of a picture or a font in base64, and no document. */
export const embedded = {
  picture: /^data:image\/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*$/i,
  font: /^data:(?:font\/(?:woff2?|ttf|otf|sfnt)|application\/(?:x-)?font-(?:woff2?|ttf|otf|opentype|truetype|sfnt));(?:charset=utf-8;)?base64,[A-Za-z0-9+/=\s]*$/i,
}

/** An address as it is published: programs break the base64 into lines. */
export function joinLines(address: string): string {
  return embedded.picture.test(address) || embedded.font.test(address) ? address.replace(/\s+/g, '') : address
}

const picture = /(data:image\/(?:png|jpe?g|gif|webp);base64,)([A-Za-z0-9+/=]*)/gi

/** The pictures within a drawing that `readDrawing` has written. */
export function getPictures(drawing: string): Buffer[] {
  return Array.from(drawing.matchAll(picture), ([, , base64 = '']) => Buffer.from(base64, 'base64'))
}

/** A drawing with other pictures in the place of its own, in their order. */
export function replacePictures(drawing: string, pictures: Buffer[]): string {
  let index = 0
  return drawing.replace(picture, (_, start: string) => start + (pictures[index++]?.toString('base64') ?? ''))
}

/** As much of an address as a message needs, on one line. */
export function shorten(address: string): string {
  return address.slice(0, 60).replace(/\s+/g, ' ')
}
