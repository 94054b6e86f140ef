import path from 'node:path'
import { imageHref } from '../../addresses/urls'
import type { Fault } from '../../core/diagnostics'
import { env } from '../../core/env'
import { exampleHref, getHref } from '../addresses'
import { getLinks } from '../links'
import { type Content, type Entry, isFound, type Rule } from '../rule'

export const linkRelative: Rule = {
  id: 'link-relative',
  reason: 'Posts also appear on the index and in feeds, where only addresses from the root work.',
  severity: 'error',
  optional: true,
  check(entry, content, found) {
    return getLinks(entry).flatMap(({ url, place }): Fault[] => {
      if (url === '' || /^(?:[a-z][a-z0-9+.-]*:|[/\\#])/i.test(url) || isFound(found, place)) return []
      return [{ reason: `"${url}" is a relative address.`, note: suggest(url, entry, content), place }]
    })
  },
}

function suggest(url: string, entry: Entry, { entries, files }: Content): string {
  const [, file = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? []
  const beside = path.posix.join(path.posix.dirname(entry.path), decode(file))
  const ofPage = path.posix.join(getHref(entry), decode(file))
  const folder = beside.replace(/(?:\/index)?\.mdx?$/, '').replace(/\/$/, '')
  const target =
    entries.find((other) => other.path.replace(/(?:\/index)?\.mdx$/, '') === folder) ??
    entries.find((other) => getHref(other) === (ofPage.endsWith('/') ? ofPage : `${ofPage}/`)) ??
    entries.find((other) => other.slug === path.posix.basename(folder))
  if (target) return `Write ${getHref(target)}${rest}`
  const name = path.posix.basename(beside)
  const isFile = /\.[a-z0-9]{1,5}$/i.test(name) && !/\.(?:mdx?|html?)$/i.test(name)
  if (!isFile) return `Write the address from the root, such as ${exampleHref}`
  return files.has(beside) && /\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(beside)
    ? `To link to the image file, write ${imageHref(beside).slice(env.basePath.length)}`
    : `Put the file in public/ and write /${name}`
}

function decode(text: string): string {
  try {
    return decodeURI(text)
  } catch {
    return text
  }
}
