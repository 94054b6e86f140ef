import type { Fault } from '../../core/diagnostics'
import { getImageFacts, getImageUses, isRefused } from '../images'
import type { Rule } from '../rule'

export const imageSvg: Rule = {
  id: 'image-svg',
  reason: 'An SVG is a document: opened on its own, its scripts run with the rights of the site.',
  severity: 'error',
  async check(entry, content, found) {
    const faults: Fault[] = []
    for (const use of getImageUses(entry, content)) {
      const { path, url, place } = use
      const { drawing, width, height } = await getImageFacts(content, path)
      if (drawing === undefined || isRefused(found, use)) continue
      const fault = 'fault' in drawing ? drawing.fault : width * height > 0 ? undefined : noSize
      if (fault) faults.push({ reason: `"${url}" ${fault.reason}`, note: fault.note, place })
    }
    return faults
  },
}

const noSize = { reason: 'has no size.', note: 'Add width and height, or a viewBox, to its <svg> element.' }
