import http, { type IncomingMessage, ServerResponse } from 'node:http'
import https from 'node:https'
import { BlockList, isIPv4, Socket } from 'node:net'

type WebServer = http.Server | https.Server

/**
 * Restricts the servers of this process (`next dev`) to requests from this machine that use a loopback hostname. Without
 * this, any website could read drafts by DNS rebinding: it points its own hostname at 127.0.0.1. `hosts` lists further
 * hostnames, which other machines may use too; a pattern starts with `*.`. Next's `allowedDevOrigins` protects only some
 * of its internal paths, and no page. Throws if no server is found.
 *
 * Next calls this after it starts to listen, so this closes the connections made until then; browsers retry.
 */
export function guardServers(hosts: string[]): void {
  const servers = listServers()
  if (servers.length === 0) throw new Error('Cannot protect drafts: the server of next dev was not found.')
  for (const server of servers) guardServer(server, hosts)
}

/** Returns the web servers of this process. Node has no documented API for this. */
function listServers(): WebServer[] {
  const list = '_getActiveHandles' in process ? process._getActiveHandles : undefined
  const handles: unknown = typeof list === 'function' ? Reflect.apply(list, process, []) : []
  return Array.isArray(handles) ? handles.filter(isWebServer) : []
}

function isWebServer(handle: unknown): handle is WebServer {
  return handle instanceof http.Server || handle instanceof https.Server
}

/** Makes a server reject requests and upgrades that are not allowed, and closes its open connections. */
export function guardServer(server: WebServer, hosts: string[]): void {
  const emit = server.emit
  server.emit = (event: string, ...args: unknown[]) => {
    const [request, answer] = args
    if ((event !== 'request' && event !== 'upgrade') || !(request instanceof http.IncomingMessage)) {
      return Reflect.apply(emit, server, [event, ...args])
    }
    if (isAllowed(request, hosts)) return Reflect.apply(emit, server, [event, ...args])
    reject(answer, explain(request))
    return true
  }
  server.closeAllConnections()
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** Returns whether a request is for one of `hosts`, or comes from this machine for a loopback hostname. */
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
    `next dev shows drafts, so it answers only requests from this machine to localhost, not to ${host}.\n` +
    `To allow other devices, write allowedDevOrigins: [${host}] in next.config.mjs and run npm run dev -- -H 0.0.0.0\n`
  )
}

function reject(answer: unknown, text: string): void {
  const headers = { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }
  if (answer instanceof ServerResponse) answer.writeHead(403, headers).end(text)
  else if (answer instanceof Socket) {
    const lines = ['HTTP/1.1 403 Forbidden', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
    answer.end(`${lines.join('\r\n')}\r\n\r\n${text}`)
  }
}
