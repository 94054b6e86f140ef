import { readFile, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import path from 'node:path'
import { lookup } from 'mrmime'
import { feedFormats } from '../feeds'

/** The folder to serve, and the path under which it is. */
type Site = { dir: string; basePath: string }

/** A server that answers as a CDN would with the files of an export: clean addresses, media types, `404.html`. */
export function createPreviewServer(site: Site): Server {
  return createServer((request, response) => void answer(site, request, response).catch(() => response.destroy()))
}

async function answer(site: Site, { method, url = '/' }: IncomingMessage, response: ServerResponse): Promise<void> {
  if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end()
  const [, pathname = '', query = ''] = /^([^?]*)(.*)$/s.exec(url) ?? []
  const redirect = (to: string) => void response.writeHead(308, { location: `${to}/${query}` }).end()
  if (site.basePath && (pathname === '/' || pathname === site.basePath)) return redirect(site.basePath)

  const file = getFile(pathname, site)
  if (file && (await isFile(file))) return send(response, 200, file)
  if (file && (await isFile(path.join(file, 'index.html')))) return redirect(pathname)
  const notFound = path.join(site.dir, '404.html')
  if (await isFile(notFound)) return send(response, 404, notFound)
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n')
}

async function send(response: ServerResponse, status: number, file: string): Promise<void> {
  const body = await readFile(file)
  response.writeHead(status, { 'content-type': getType(file), 'content-length': body.length }).end(body)
}

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
