import type { Fault } from '../../core/diagnostics'
import { getNodes, type Rule } from '../rule'

export const imageAlt: Rule = {
  id: 'image-alt',
  reason: 'Readers who cannot see an image rely on its description.',
  severity: 'error',
  optional: true,
  check(entry) {
    return getNodes(entry, 'image', 'imageReference').flatMap(({ alt, position: place }): Fault[] => {
      if (alt?.trim()) return []
      const note = 'Describe it between the brackets: ![Two people at a whiteboard](./photo.jpg)'
      return [{ reason: 'This image has no description.', note, place }]
    })
  },
}
