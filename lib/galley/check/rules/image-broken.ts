import { readFile } from 'node:fs/promises'
import type { Fault } from '../../core/diagnostics'
import { getPictures } from '../../markup/svg/embedded'
import { findHeader, getImageFacts, getImageUses, isDecodable, isRefused } from '../images'
import type { Rule } from '../rule'

export const imageBroken: Rule = {
  id: 'image-broken',
  reason: 'An image that cannot be decoded fails the build.',
  severity: 'error',
  async check(entry, content, found) {
    const faults: Fault[] = []
    for (const use of getImageUses(entry, content)) {
      if (isRefused(found, use)) continue
      const { path, url, place } = use
      const { drawing, type, file } = await getImageFacts(content, path)
      if (drawing && 'text' in drawing) {
        if (await embedsBroken(path, drawing.text)) {
          const reason = `"${url}" embeds a picture that cannot be decoded.`
          faults.push({ reason, note: 'Embed the picture again as PNG, JPEG, GIF or WebP.', place })
        }
        continue
      }
      if (await isDecodable(path, await readFile(file), type)) continue
      const reason = `"${url}" is damaged or incomplete.`
      faults.push({ reason, note: 'Copy the file from its source again.', place })
    }
    return faults
  },
}

async function embedsBroken(name: string, drawing: string): Promise<boolean> {
  for (const picture of getPictures(drawing)) {
    const header = await findHeader(picture)
    if (!header || !(await isDecodable(name, picture, header.format))) return true
  }
  return false
}
