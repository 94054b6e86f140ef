import http, { type IncomingMessage, ServerResponse } from 'node:http'
import https from 'node:https'
import { BlockList, isIPv4, Socket } from 'node:net'

type WebServer = http.Server | https.Server

/**
 * Has the servers of this process, which is that of `next dev`, answer this machine alone, and only under its own names: a
 * page anywhere can give its host the address 127.0.0.1 and then read drafts as its own. `hosts` are further names, which
 * other machines may use too; `*.` begins a pattern. Next's own list guards a part of its addresses, and no page.
 *
 * Next loads this after it has begun to listen, so connections until then are closed; browsers ask again.
 */
export function guardServers(hosts: string[]): void {
  const servers = listServers()
  if (servers.length === 0) throw new Error('The server of next dev was not found, so it cannot be guarded.')
  for (const server of servers) guardServer(server, hosts)
}

/** Node has no documented list of what a process listens to. */
function listServers(): WebServer[] {
  const list = '_getActiveHandles' in process ? process._getActiveHandles : undefined
  const handles: unknown = typeof list === 'function' ? Reflect.apply(list, process, []) : []
  return Array.isArray(handles) ? handles.filter(isWebServer) : []
}

function isWebServer(handle: unknown): handle is WebServer {
  return handle instanceof http.Server || handle instanceof https.Server
}

/** Has one server refuse requests and upgrades that `isAllowed` refuses. */
export function guardServer(server: WebServer, hosts: string[]): void {
  const emit = server.emit
  server.emit = (event: string, ...args: unknown[]) => {
    const [request, answer] = args
    if ((event !== 'request' && event !== 'upgrade') || !(request instanceof http.IncomingMessage)) {
      return Reflect.apply(emit, server, [event, ...args])
    }
    if (isAllowed(request, hosts)) return Reflect.apply(emit, server, [event, ...args])
    refuse(answer, explain(request))
    return true
  }
  server.closeAllConnections()
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** Whether a request comes from this machine to a name of it, or to a host of the list from wherever it may. */
function isAllowed({ headers, socket }: IncomingMessage, hosts: string[]): boolean {
  const host = getHostname(headers.host)
  if (host === undefined) return false
  if (hosts.some((pattern) => matches(host, pattern.toLowerCase()))) return true
  const from = socket.remoteAddress ?? ''
  return (
    loopback.check(from, isIPv4(from) ? 'ipv4' : 'ipv6') && /^(?:(?:.+\.)?localhost|127\.0\.0\.1|\[::1\])$/.test(host)
  )
}

function getHostname(host: string | undefined): string | undefined {
  return /^(\[[\da-f:.]+\]|[^\s:/?#@[\]]+)(?::\d+)?$/.exec(host?.toLowerCase() ?? '')?.[1]
}

function matches(host: string, pattern: string): boolean {
  const [, domain] = /^\*\*?(\..+)$/.exec(pattern) ?? []
  return domain ? host.endsWith(domain) : host === pattern
}

function explain({ headers }: IncomingMessage): string {
  const host = JSON.stringify(getHostname(headers.host) ?? headers.host ?? '')
  return (
    `next dev shows drafts, so it answers only this machine, as localhost, and not as ${host}.\n` +
    `To open it to other devices, write allowedDevOrigins: [${host}] in next.config.mjs and run npm run dev -- -H 0.0.0.0\n`
  )
}

function refuse(answer: unknown, text: string): void {
  const headers = { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }
  if (answer instanceof ServerResponse) answer.writeHead(403, headers).end(text)
  else if (answer instanceof Socket) {
    const lines = ['HTTP/1.1 403 Forbidden', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
    answer.end(`${lines.join('\r\n')}\r\n\r\n${text}`)
  }
}
