import type { Fault } from '../../core/diagnostics'
import { getNodes, type Rule } from '../rule'

export const imageAlt: Rule = {
  id: 'image-alt',
  reason: 'An image says what it shows to those who do not see it.',
  severity: 'error',
  optional: true,
  check(entry) {
    return getNodes(entry, 'image', 'imageReference').flatMap(({ alt, position: place }): Fault[] => {
      if (alt?.trim()) return []
      const note = 'Write what it shows between the brackets: ![Two people at a whiteboard](./photo.jpg).'
      return [{ reason: 'This image does not say what it shows.', note, place }]
    })
  },
}
