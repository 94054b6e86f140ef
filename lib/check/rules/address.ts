import { feedFormats } from '../../feeds'
import { getAliases, getHref } from '../addresses'
import type { Content, Entry, Fault, Rule } from '../rule'

export const address: Rule = {
  id: 'address',
  reason: 'Each address belongs to one file: slugs and aliases are well-formed and unique.',
  severity: 'error',
  check(entry, content) {
    const owners = getOwners(content)
    const faults: Fault[] = []
    const { start } = entry.frontmatter.place
    const claim = (href: string, place: Fault['place']) => {
      const other = owners.get(toFolder(href))?.find((owner) => owner !== entry)
      if (other)
        faults.push({
          reason: `The address ${href} belongs to ${other.file.path} too.`,
          note: 'Rename one of them.',
          place,
        })
    }
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(entry.slug)) {
      faults.push({
        reason: `"${entry.slug}" cannot be part of an address.`,
        note: 'Name the file or folder with small letters, digits and dashes.',
        place: { start, end: start },
      })
    }
    if (entry.kind === 'page' && reserved.has(entry.slug)) {
      faults.push({
        reason: `/${entry.slug}/ is an address of the site itself.`,
        note: 'Rename the file.',
        place: { start, end: start },
      })
    }
    claim(getHref(entry), { start, end: start })
    const aliases = entry.frontmatter.fields.get('aliases')
    for (const alias of getAliases(entry)) {
      if (!/^\/(?:[^/\s?#]+\/)*(?:[^/\s?#]+(?:\.html|\/))$/.test(alias) || alias.includes('..')) {
        faults.push({
          reason: `${alias} is not an alias.`,
          note: 'Write a path from the root that ends in .html or a slash.',
          place: aliases?.place,
        })
      } else if (isOfSite(alias) || toFolder(alias) === getHref(entry)) {
        faults.push({
          reason: `${alias} is an address of the site itself.`,
          note: 'Write an earlier address of the post, or leave it out.',
          place: aliases?.place,
        })
      } else claim(alias, aliases?.place)
    }
    return faults
  },
}

/** First parts of the addresses that the site makes itself. */
const reserved = new Set<string>([
  '404',
  '_next',
  'archive',
  'authors',
  'cards',
  'index',
  'media',
  'page',
  'pagefind',
  'posts',
  'scripts',
  'search',
  'series',
  'tags',
  'llms.txt',
  'manifest.webmanifest',
  'robots.txt',
  'sitemap.xml',
  ...feedFormats.map(({ file }) => file),
])

/** Whether an alias would lie over a page of the site; a post may have had another slug before. */
function isOfSite(alias: string): boolean {
  const first = alias.split('/')[1]?.replace(/\.html$/, '') ?? ''
  return first !== 'posts' && reserved.has(first)
}

/** One way to write an address: a folder's page is the folder. */
function toFolder(href: string): string {
  return href.replace(/\/index\.html$/, '/')
}

const ownersOf = new WeakMap<Content, Map<string, Entry[]>>()

/** The files that claim each address; found once for all of the content. */
function getOwners(content: Content): Map<string, Entry[]> {
  const owners = ownersOf.get(content) ?? new Map<string, Entry[]>()
  if (ownersOf.has(content)) return owners
  for (const entry of content.entries) {
    for (const href of [getHref(entry), ...getAliases(entry)].map(toFolder)) {
      owners.set(href, [...(owners.get(href) ?? []), entry])
    }
  }
  ownersOf.set(content, owners)
  return owners
}
