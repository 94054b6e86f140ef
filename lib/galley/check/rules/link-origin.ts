import { site } from '../../../site'
import type { Fault } from '../../core/diagnostics'
import { env } from '../../core/env'
import { getHref } from '../addresses'
import { getAddresses } from '../links'
import { readLocal, toLink } from '../routes'
import type { Rule } from '../rule'

export const linkOrigin: Rule = {
  id: 'link-origin',
  reason: 'A link within the site starts with /, so that it works in previews and after a change of domain.',
  severity: 'warning',
  check(entry) {
    return getAddresses(entry).flatMap(({ url, kind, place }): Fault[] => {
      if (kind === 'image' || !/^(?:https?:)?\/\//i.test(url)) return []
      const target = readLocal(url, getHref(entry))
      if (!target) return []
      const { search, hash } = new URL(url, site.url)
      return [
        {
          reason: `This URL starts with ${site.url}${env.basePath}, the address of this site.`,
          note: `Write ${toLink(target.path)}${search}${hash}`,
          place,
        },
      ]
    })
  },
}
