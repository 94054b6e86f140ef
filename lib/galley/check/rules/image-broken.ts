import { readFile } from 'node:fs/promises'
import type { Fault } from '../../core/diagnostics'
import { getPictures } from '../../markup/svg/embedded'
import { getImageFacts, getImageUses, isRefused, isSound, measurePicture } from '../images'
import type { Rule } from '../rule'

export const imageBroken: Rule = {
  id: 'image-broken',
  reason: 'An image that was cut off on its way ends the build.',
  severity: 'error',
  async check(entry, content, found) {
    const faults: Fault[] = []
    for (const use of getImageUses(entry, content)) {
      if (isRefused(found, use)) continue
      const { path, url, place } = use
      const { drawing, type, file } = await getImageFacts(content, path)
      if (drawing && 'text' in drawing) {
        if (await holdsBroken(path, drawing.text)) {
          const reason = `${url} holds a picture that cannot be decoded.`
          faults.push({ reason, note: 'Put the picture into it again, as PNG, JPEG, GIF or WebP.', place })
        }
        continue
      }
      if (await isSound(path, await readFile(file), type)) continue
      const reason = `${url} is damaged or was cut off: it cannot be decoded.`
      faults.push({ reason, note: 'Copy the file from its source again.', place })
    }
    return faults
  },
}

async function holdsBroken(name: string, drawing: string): Promise<boolean> {
  for (const picture of getPictures(drawing)) {
    const measured = measurePicture(picture)
    if (!measured || !(await isSound(name, picture, measured.type))) return true
  }
  return false
}
