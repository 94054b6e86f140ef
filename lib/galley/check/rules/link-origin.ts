import { site } from '../../../site'
import type { Fault } from '../../core/diagnostics'
import { env } from '../../core/env'
import { getAddresses } from '../links'
import { readLocal } from '../routes'
import type { Rule } from '../rule'

export const linkOrigin: Rule = {
  id: 'link-origin',
  reason: 'A link within the site is written from its root, so that it works in previews and survives a move.',
  severity: 'warning',
  check(entry) {
    return getAddresses(entry).flatMap(({ url, kind, place }): Fault[] => {
      if (kind === 'image' || !/^(?:https?:)?\/\//i.test(url)) return []
      const target = readLocal(url, entry)
      if (!target) return []
      const { search, hash } = new URL(url, site.url)
      return [
        {
          reason: `${site.url}${env.basePath} is this site.`,
          note: `Write ${encodeURI(target.path)}${search}${hash}.`,
          place,
        },
      ]
    })
  },
}
