import { readFile, realpath, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { ignoreMissing } from '../../core/output'
import { parseHeadersFile } from '../../outputs/hosts/headers-file'
import { getDefaultMediaType, getMediaType } from '../../outputs/hosts/media-types'
import { matchPath } from '../../outputs/hosts/paths'
import type { HeaderRule } from '../../outputs/hosts/policy'
import { parseRedirectsFile, type RedirectRule } from '../../outputs/hosts/redirects-file'
import { anyHost, type Host, type HostName, hosts } from './hosts'
import { createTag, isKnown, isLocal, pickEncoding, readRange } from './negotiate'

/** The folder to serve, its base path, and the host to imitate; `anyHost` if there is none. */
type Site = { dir: string; basePath: string; host?: HostName }

/** The rules in `_headers` and `_redirects`. */
type Rules = { headers: HeaderRule[]; redirects: RedirectRule[] }

/**
 * Returns a server that serves an export as a host would: clean URLs, media types, compression, entity tags, ranges,
 * the rules in `_headers` and `_redirects`, and `404.html`. It rejects requests for hosts other than this machine.
 */
export function createPreviewServer(site: Site): Server {
  return createServer((request, response) => {
    answer(site, request, response).catch((error) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': plainText })
      response.end(`${error.message}\n`)
    })
  })
}

/** Reads `_headers` and `_redirects`, if the host supports them; throws with the line if a rule is invalid. */
export async function readRules({ dir, host }: Site): Promise<Rules> {
  const read = async (name: string) => (await readFile(path.join(dir, name), 'utf8').catch(ignoreMissing)) ?? ''
  if (!getHost(host).readsRules) return { headers: [], redirects: [] }
  return {
    headers: parseHeadersFile(await read('_headers')),
    redirects: parseRedirectsFile(await read('_redirects')),
  }
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = '/', headers } = request
  if (!isLocal(headers)) return void refuse(response, 403, 'The preview only answers at localhost and 127.0.0.1.\n')
  if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end()
  const [, pathname = '', query = ''] = /^([^?]*)(.*)$/s.exec(url) ?? []
  const rules = await readRules(site)
  const isRoot = site.basePath && (pathname === '/' || pathname === site.basePath)
  const has = (pathname: string) => isFile(getFile(pathname, site), site)
  const reply = isRoot
    ? { status: 308, location: `${site.basePath}/` }
    : await getHost(site.host).answer(pathname, has, rules.redirects)
  if (reply && 'location' in reply) {
    return void response.writeHead(reply.status, { location: reply.location + query }).end()
  }
  const file = reply ? getFile(reply.file, site) : path.join(site.dir, '404.html')
  if (!file || !(await isFile(file, site))) return void refuse(response, 404, 'Not found\n')
  const status = reply?.status ?? 404
  const content = await readFile(file)
  const sent = createHeaders(file, pathname, site, rules)
  const isText = /^text\/|[/+](?:json|xml)\b/.test(sent.get('content-type') ?? '')
  if (isText) sent.set('vary', [sent.get('vary'), 'Accept-Encoding'].filter(Boolean).join(', '))
  const send = (status: number, body?: Buffer) => void response.writeHead(status, Object.fromEntries(sent)).end(body)
  const encoding = pickEncoding(headers['accept-encoding'], isText ? ['br', 'identity'] : ['identity'])
  if (!encoding) {
    return void refuse(response, 406, 'The preview only sends br and identity.\n', Object.fromEntries(sent))
  }
  if (encoding === 'br') sent.set('content-encoding', 'br')
  const tag = createTag(content, encoding)
  if (status === 200) sent.set('etag', tag)
  if (status === 200 && isKnown(tag, headers)) {
    for (const name of ['content-type', 'content-encoding']) sent.delete(name)
    return send(304)
  }
  const body = encoding === 'br' ? await compress(content, quickly) : content
  if (status === 200) sent.set('accept-ranges', 'bytes')
  const range = status === 200 && method === 'GET' ? readRange(headers, tag, body.length) : 'all'
  if (range === 'unsatisfiable') {
    sent.delete('content-encoding')
    sent.set('content-range', `bytes */${body.length}`)
    return send(416)
  }
  const part = range === 'all' ? body : body.subarray(range.start, range.end + 1)
  if (range !== 'all') sent.set('content-range', `bytes ${range.start}-${range.end}/${body.length}`)
  sent.set('content-length', String(part.length))
  send(range === 'all' ? status : 206, part)
}

function refuse(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...headers, 'content-type': plainText }).end(text)
}

/** Returns the headers of a file: the host's defaults, overridden by the rules for the path. */
function createHeaders(file: string, pathname: string, { host }: Site, { headers }: Rules): Map<string, string> {
  const sent = new Map([
    ['cache-control', getHost(host).caching],
    ['content-type', host ? getDefaultMediaType(file) : getMediaType(file)],
  ])
  const ruled = new Map<string, string[]>()
  for (const rule of headers.filter(({ path }) => matchPath(path, pathname))) {
    for (const [name, value] of Object.entries(rule.headers)) {
      ruled.set(name.toLowerCase(), [...(ruled.get(name.toLowerCase()) ?? []), value])
    }
  }
  for (const [name, values] of ruled) sent.set(name, values.join(', '))
  return sent
}

const plainText = 'text/plain; charset=utf-8'

const compress = promisify(brotliCompress)
/** About the quality at which CDNs compress on request. */
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** Returns the file for a path, whether or not it exists; undefined if the path is malformed or leaves the site. */
function getFile(pathname: string, { dir, basePath, host }: Site): string | undefined {
  if (!pathname.startsWith(`${basePath}/`)) return undefined
  try {
    const names = pathname
      .slice(basePath.length + 1)
      .split('/')
      .map(decodeURIComponent)
    const isRule = getHost(host).readsRules && /^_(?:headers|redirects)$/.test(names.join('/'))
    return !isRule && names.every((name) => /^(?!\.\.?$)[^/\\\0]+$/.test(name)) ? path.join(dir, ...names) : undefined
  } catch {
    return undefined
  }
}

function getHost(name: HostName | undefined): Host {
  return name ? hosts[name] : anyHost
}

/** Whether a file exists in the site's folder; symbolic links could point outside of it. */
async function isFile(file: string | undefined, { dir }: Site): Promise<boolean> {
  if (file === undefined) return false
  try {
    const [real, root] = await Promise.all([realpath(file), realpath(dir)])
    return real.startsWith(root + path.sep) && (await stat(real)).isFile()
  } catch {
    return false
  }
}
