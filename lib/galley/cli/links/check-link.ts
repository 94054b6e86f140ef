import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { checkHost, createLookup, RefusedAddress, refusal } from './public-address'

/** The result of a link; `unsure` if its host may block bots or be down for now. */
export type Verdict = { state: 'fine' | 'moved' | 'dead' | 'unsure'; detail: string }

/** Options of the requests to a host. */
export type RequestOptions = {
  userAgent: string
  /** In milliseconds, redirects included. */
  timeout: number
  sleep: (milliseconds: number) => Promise<void>
  /** Whether to connect to an IP address: links in third-party posts may point into the local network. */
  isAllowed: (address: string) => boolean
}

const attempts = 3
/** The longest `Retry-After` that is waited for, in milliseconds. */
const maxRetryDelay = 60_000

/** Requests a page with HEAD, then with GET if HEAD fails. Retries with growing delays if the host is busy or down. */
export async function checkLink(url: string, options: RequestOptions): Promise<Verdict> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(url, options)
    const wait = getWait(answer, attempt)
    if (wait === undefined || wait > maxRetryDelay || attempt === attempts) return judge(url, answer)
    await options.sleep(wait)
  }
}

/** A response; `status` is 0 if there was none, and `detail` then holds the error. */
type Answer = { status: number; detail: string; url: string; retryAfter: string | null }

async function ask(url: string, options: RequestOptions): Promise<Answer> {
  const answer = await request('HEAD', url, options)
  const isFinal = answer.status !== 0 && (answer.status < 400 || isBusy(answer))
  return isFinal || isFinalError(answer.detail) ? answer : request('GET', url, options)
}

async function request(method: string, url: string, options: RequestOptions): Promise<Answer> {
  const signal = AbortSignal.timeout(options.timeout)
  try {
    let current = new URL(url)
    for (let redirects = 0; redirects <= maxRedirects; redirects++) {
      const { statusCode: status = 0, headers } = await fetchHead(method, current, options, signal)
      const location = status >= 300 && status < 400 ? headers.location : undefined
      if (location === undefined) {
        return { status, detail: String(status), url: current.href, retryAfter: headers['retry-after'] ?? null }
      }
      current = new URL(location, current)
    }
    return { status: 0, detail: 'too many redirects', url, retryAfter: null }
  } catch (error) {
    return { status: 0, detail: signal.aborted ? 'timed out' : describeError(error), url, retryAfter: null }
  }
}

const maxRedirects = 20

/** Requests one URL and drops the body; rejects with a `RefusedAddress` if the address is not allowed. */
function fetchHead(method: string, url: URL, options: RequestOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const { userAgent, isAllowed } = options
  return new Promise((resolve, reject) => {
    if (!/^https?:$/.test(url.protocol)) throw new RefusedAddress(url.href)
    checkHost(url.hostname, isAllowed)
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const headers = { 'user-agent': userAgent, accept: '*/*' }
    // Without an agent, connections are not reused: each one has passed the lookup below.
    send(url, { method, headers, signal, agent: false, lookup: createLookup(isAllowed) }, (response) => {
      resolve(response)
      response.destroy()
    })
      .on('error', reject)
      .end()
  })
}

/** Returns the system's error code, or the message if there is none. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error ? String(error.code) : error.message
}

/** Whether a retry would fail in the same way. */
function isFinalError(detail: string): boolean {
  return detail === 'ENOTFOUND' || detail.endsWith(refusal)
}

function isBusy({ status }: Answer): boolean {
  return status === 429 || status === 503
}

/** Returns the delay before the next attempt, in milliseconds; undefined if a retry would change nothing. */
function getWait(answer: Answer, attempt: number): number | undefined {
  const { status, detail, retryAfter } = answer
  if ((status > 0 && status < 500 && !isBusy(answer)) || isFinalError(detail)) return undefined
  const asked = Number.isNaN(Number(retryAfter)) ? Date.parse(retryAfter ?? '') - Date.now() : Number(retryAfter) * 1000
  return Math.max(1000 * 4 ** (attempt - 1), asked || 0)
}

function judge(asked: string, { status, detail, url }: Answer): Verdict {
  if (status >= 200 && status < 300)
    return url === new URL(asked).href ? { state: 'fine', detail } : { state: 'moved', detail: url }
  const isDead = status === 404 || status === 410 || detail === 'ENOTFOUND'
  return { state: isDead ? 'dead' : 'unsure', detail }
}
