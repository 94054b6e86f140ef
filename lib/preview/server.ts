import { readFile, stat } from 'node:fs/promises'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { lookup } from 'mrmime'
import { feedFormats } from '../feeds'

/** The folder to serve, and the path under which it is. */
type Site = { dir: string; basePath: string }

/** A server that answers as a CDN would with the files of an export: clean addresses, media types, compressed text, `404.html`. */
export function createPreviewServer(site: Site): Server {
  return createServer((request, response) => void answer(site, request, response).catch(() => response.destroy()))
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = '/', headers } = request
  if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end()
  const [, pathname = '', query = ''] = /^([^?]*)(.*)$/s.exec(url) ?? []
  const redirect = (to: string) => void response.writeHead(308, { location: `${to}/${query}` }).end()
  if (site.basePath && (pathname === '/' || pathname === site.basePath)) return redirect(site.basePath)

  const file = getFile(pathname, site)
  if (file && (await isFile(file))) return send(response, 200, file, headers)
  if (file && (await isFile(path.join(file, 'index.html')))) return redirect(pathname)
  const notFound = path.join(site.dir, '404.html')
  if (await isFile(notFound)) return send(response, 404, notFound, headers)
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n')
}

async function send(response: ServerResponse, status: number, file: string, headers: IncomingHttpHeaders) {
  const type = getType(file)
  const content = await readFile(file)
  const isPacked = /^text\/|[/+](?:json|xml)\b/.test(type) && /\bbr\b/.test(String(headers['accept-encoding']))
  const body = isPacked ? await compress(content, quickly) : content
  const encoding = isPacked ? { 'content-encoding': 'br' } : {}
  response.writeHead(status, { 'content-type': type, ...encoding, 'content-length': body.length }).end(body)
}

const compress = promisify(brotliCompress)
/** About what CDNs spend on a file that is asked for. */
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** The file that an address names, which need not be there; undefined if it is malformed or leads out of the site. */
function getFile(pathname: string, { dir, basePath }: Site): string | undefined {
  if (!pathname.startsWith(`${basePath}/`)) return undefined
  const parts = pathname
    .slice(basePath.length + 1)
    .replace(/(^|\/)$/, '$1index.html')
    .split('/')
  try {
    const names = parts.map(decodeURIComponent)
    return names.every((name) => /^(?!\.\.?$)[^/\\\0]+$/.test(name)) ? path.join(dir, ...names) : undefined
  } catch {
    return undefined
  }
}

async function isFile(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined))?.isFile() ?? false
}

/** Media types that a name's ending does not tell. */
const types = new Map<string, string>(feedFormats.map(({ file, type }) => [file, type]))

function getType(file: string): string {
  const type = types.get(path.basename(file)) ?? lookup(file)?.replace('text/xml', 'application/xml')
  return type?.replace(/^text\/.*|^application\/(?:.*\+)?xml$/, '$&; charset=utf-8') ?? 'application/octet-stream'
}
