import { getImageFacts, getImageUses, isSound } from '../images'
import { type Fault, isFound, type Rule } from '../rule'

export const imageBroken: Rule = {
  id: 'image-broken',
  reason: 'An image that was cut off on its way ends the build.',
  severity: 'error',
  async check(entry, content, found) {
    const faults: Fault[] = []
    for (const { path, url, place } of getImageUses(entry, content)) {
      const facts = await getImageFacts(content, path)
      // A drawing is not decoded.
      if (isFound(found, place) || facts.type === 'svg') continue
      if (await isSound(facts)) continue
      const reason = `${url} is damaged or was cut off: it cannot be decoded.`
      faults.push({ reason, note: 'Copy the file from its source again.', place })
    }
    return faults
  },
}
