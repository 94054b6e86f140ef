import type { Fault } from '../../core/diagnostics'
import { getPictures } from '../../markup/svg/embedded'
import { getImageFacts, getImageUses, limits, measurePicture } from '../images'
import type { Rule } from '../rule'

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`

export const imageLimits: Rule = {
  id: 'image-limits',
  reason: 'An image that is too large slows every build and each clone, and can take all memory.',
  severity: 'error',
  async check(entry, content) {
    const faults: Fault[] = []
    for (const { path, url, place } of getImageUses(entry, content)) {
      const { bytes, type, width, height, frames, drawing } = await getImageFacts(content, path)
      const maxBytes = type === 'svg' ? limits.svgBytes : limits.bytes
      if (bytes > maxBytes) {
        const note =
          type === 'svg' ? 'Simplify it, or save it as a PNG.' : 'Save it smaller: 2400 pixels across are enough.'
        faults.push({
          reason: `${url} has ${megabytes(bytes)}; an image may have ${maxBytes / 1_000_000} MB.`,
          note,
          place,
        })
      }
      if (type !== 'svg' && width * height > limits.pixels) {
        const reason = `${url} has ${width} × ${height} pixels; an image may have ${limits.pixels / 1_000_000} million.`
        faults.push({ reason, note: 'Save it smaller: 2400 pixels across are enough.', place })
      }
      if (
        type !== 'svg' &&
        frames > 1 &&
        width * height <= limits.pixels &&
        frames * width * height > limits.framePixels
      ) {
        const reason = `${url} has ${frames} frames of ${width} × ${height} pixels; an animation may have ${limits.framePixels / 1_000_000} million.`
        faults.push({ reason, note: 'Save it smaller or shorter, or as a film.', place })
      }
      const pictures = drawing && 'text' in drawing ? getPictures(drawing.text) : []
      if (pictures.some((picture) => (measurePicture(picture)?.pixels ?? 0) > limits.pixels)) {
        const reason = `${url} holds a picture of more than ${limits.pixels / 1_000_000} million pixels.`
        faults.push({ reason, note: 'Put a smaller one into it: 2400 pixels across are enough.', place })
      }
    }
    return faults
  },
}
