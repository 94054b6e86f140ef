import type { Fault } from '../../core/diagnostics'
import { getPictures } from '../../markup/svg/embedded'
import { findHeader, getImageFacts, getImageUses, limits } from '../images'
import type { Rule } from '../rule'

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`
const smaller = 'Scale it down: a width of 2400 pixels is enough.'

export const imageLimits: Rule = {
  id: 'image-limits',
  reason: 'Large images slow down every build and clone, and can exhaust the memory.',
  severity: 'error',
  async check(entry, content) {
    const faults: Fault[] = []
    for (const { path, url, place } of getImageUses(entry, content)) {
      const { bytes, type, width, height, frames, drawing } = await getImageFacts(content, path)
      const maxBytes = type === 'svg' ? limits.svgBytes : limits.bytes
      if (bytes > maxBytes) {
        const note = type === 'svg' ? 'Simplify it, or save it as a PNG.' : smaller
        faults.push({
          reason: `"${url}" is ${megabytes(bytes)} large; the limit is ${maxBytes / 1_000_000} MB.`,
          note,
          place,
        })
      }
      if (type !== 'svg' && width * height > limits.pixels) {
        const reason = `"${url}" has ${width} × ${height} pixels; the limit is ${limits.pixels / 1_000_000} million.`
        faults.push({ reason, note: smaller, place })
      }
      if (
        type !== 'svg' &&
        frames > 1 &&
        width * height <= limits.pixels &&
        frames * width * height > limits.framePixels
      ) {
        const reason = `"${url}" has ${frames} frames of ${width} × ${height} pixels; the limit is ${limits.framePixels / 1_000_000} million in total.`
        faults.push({ reason, note: 'Make it smaller or shorter, or save it as a video.', place })
      }
      const pictures = drawing && 'text' in drawing ? getPictures(drawing.text) : []
      const headers = await Promise.all(pictures.map(findHeader))
      if (headers.some((header) => header && header.width * header.height > limits.pixels)) {
        const reason = `"${url}" embeds a picture of more than ${limits.pixels / 1_000_000} million pixels.`
        faults.push({ reason, note: 'Embed a smaller one: a width of 2400 pixels is enough.', place })
      }
    }
    return faults
  },
}
