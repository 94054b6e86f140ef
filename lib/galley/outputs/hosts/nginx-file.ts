import path from 'node:path'
import { homeHref } from '../../addresses/urls'
import { getDefaultMediaType, getMediaType } from './media-types'
import { toSource } from './paths'
import { type HeaderRule, immutable, isOfDrawings, revalidated } from './policy'
import type { Redirect } from './redirects-file'

/** The name of the file in an export. */
export const nginxFile = '.nginx.conf'

const head = `# Include this in a server block of nginx, whose root is the root of the site's addresses:
#
#     server {
#         listen 443 ssl;
#         server_name example.org;
#         root /srv/www;
#         include /srv/www${homeHref()}${nginxFile};
#     }
`

/**
 * Returns the configuration with which an nginx server block serves an export. It only affects addresses below the base
 * path. https://nginx.org/en/docs/
 */
export function createNginxFile(files: string[], rules: HeaderRule[], redirects: Redirect[]): string {
  const folder = homeHref()
  const endings = groupByType(files)
  const byName = rules.filter(({ path }) => getMediaType(path) !== getDefaultMediaType(path))
  const types = [...endings.keys(), ...new Set(byName.map(({ path }) => getMediaType(path)))]
  // nginx includes text/html by default, and warns about duplicates.
  const others = types.filter((type) => !type.startsWith('text/html'))
  const general = rules.filter(({ path }) => path === `${folder}*`)
  const common = createHeaders(mergeHeaders(general))
  const cached = rules.filter(({ headers }) => headers['Cache-Control']).map(({ path }) => toSource(path))
  const keep = createHeaders({ 'Cache-Control': immutable })
  const revalidate = createHeaders({ 'Cache-Control': revalidated })
  const drawings = rules.filter(isOfDrawings)
  const ofDrawings = createHeaders(mergeHeaders([...general, ...drawings]))
  const drawing = `^(?:${drawings.map(({ path }) => toSource(path)).join('|')})$`
  return `${head}${block(`location ${folder}`, [
    'index index.html;',
    'absolute_redirect off;',
    `error_page 404 ${folder}404.html;`,
    // nginx answers 403 for a folder without an index page.
    `error_page 403 =404 ${folder}404.html;`,
    'default_type application/octet-stream;',
    block(
      'types',
      Array.from(endings, ([type, endings]) => `${withoutCharset(type)} ${[...endings].join(' ')};`),
    ),
    'charset utf-8;',
    ...list('charset_types', others.filter((type) => type !== withoutCharset(type)).map(withoutCharset)),
    'gzip on;',
    'gzip_vary on;',
    ...list(
      'gzip_types',
      others.map(withoutCharset).filter((type) => /^text\/|[/+](?:json|xml)$/.test(type)),
    ),
    ...common,
    ...revalidate,
    block(`location ~ /\\.(?!well-known/)|^${toSource(folder)}_(?:headers|redirects)$`, ['return 404;']),
    // A block with headers does not inherit any, so each repeats the common ones. The first matching expression wins.
    ...(drawings.length > 0 && cached.length > 0
      ? [block(`location ~ ^(?=(?:${cached.join('|')})$)${drawing}`, [...ofDrawings, ...keep])]
      : []),
    ...(drawings.length > 0 ? [block(`location ~ ${drawing}`, [...ofDrawings, ...revalidate])] : []),
    ...(cached.length > 0 ? [block(`location ~ ^(?:${cached.join('|')})$`, [...common, ...keep])] : []),
    ...byName.map(({ path }) => {
      return block(toLocation(path), ['types { }', `default_type ${withoutCharset(getMediaType(path))};`])
    }),
    ...redirects.map(({ from, to }) => {
      return block(`location = ${quote(decodeURIComponent(from))}`, [`return 301 ${quote(to)};`])
    }),
  ])}\n`
}

/** Merges the headers of rules; later values override earlier ones. */
function mergeHeaders(rules: HeaderRule[]): HeaderRule['headers'] {
  return Object.assign({}, ...rules.map(({ headers }) => headers))
}

/** Returns the file extensions of each media type. */
function groupByType(files: string[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>()
  for (const file of files.toSorted()) {
    const [type, ending] = [getDefaultMediaType(file), path.extname(file).slice(1).toLowerCase()]
    if (ending && type !== 'application/octet-stream') groups.set(type, (groups.get(type) ?? new Set()).add(ending))
  }
  return groups
}

function toLocation(pattern: string): string {
  return pattern.includes('*') ? `location ~ ^${toSource(pattern)}$` : `location = ${pattern}`
}

function createHeaders(headers: Record<string, string>): string[] {
  return Object.entries(headers).map(([name, value]) => `add_header ${name} ${quote(value)} always;`)
}

function withoutCharset(type: string): string {
  return type.replace(/;.*/, '')
}

/** Returns a directive with its values, and nothing without values, which nginx rejects. */
function list(directive: string, values: string[]): string[] {
  return values.length > 0 ? [`${directive} ${[...new Set(values)].join(' ')};`] : []
}

function block(name: string, lines: string[]): string {
  return `${name} {\n${lines.join('\n').replace(/^/gm, '    ')}\n}`
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
