import { site } from '../../../site'
import { formatPattern } from '../../config/address-patterns'
import type { FileFault } from '../../core/diagnostics'
import { describeMissing, describeUnaddressed, listOwnFiles, listUnaddressed } from '../own-pages'
import type { Rule } from '../rule'
import { findInSite, siteFile } from '../site-file'

export const pageAddress: Rule = {
  id: 'page-address',
  reason:
    'A page in app/ needs an address in lib/site.ts, for the sitemap, the cache and links; an address needs a page.',
  severity: 'error',
  checkContent(): FileFault[] {
    const files = new Set(listOwnFiles().map(({ folder }) => folder))
    const missing = [...site.addresses.own].filter(([folder]) => !files.has(folder))
    return [
      ...missing.map(([folder, pattern]) => {
        const place = findInSite(folder === '' ? site.addresses.patterns.index.text : pattern.text)
        return { path: siteFile, ...describeMissing(folder, formatPattern(pattern, {})), place }
      }),
      ...listUnaddressed().map(({ folder, file }) => {
        return { path: `../${file}`, ...describeUnaddressed(folder), place: undefined }
      }),
    ]
  },
}
