import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { checkHost, createLookup, RefusedAddress } from './public-address'

/** What became of a link; `unsure` if its host may only refuse machines or be down for now. */
export type Verdict = { state: 'fine' | 'moved' | 'dead' | 'unsure'; detail: string }

/** How a host is asked. */
export type Manners = {
  userAgent: string
  /** How long an answer may take, in milliseconds. */
  timeout: number
  sleep: (milliseconds: number) => Promise<void>
  /** Whether an IP address may be asked: a link of a stranger's post may name one of the network that this runs in. */
  isAllowed: (address: string) => boolean
}

const attempts = 3
/** The longest wait that a host may ask for, in milliseconds. */
const patience = 60_000

/** Asks for a page by its head and, where that is refused, by itself; again and later if the host is busy or away. */
export async function checkLink(url: string, manners: Manners): Promise<Verdict> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(url, manners)
    const wait = getWait(answer, attempt)
    if (wait === undefined || wait > patience || attempt === attempts) return judge(url, answer)
    await manners.sleep(wait)
  }
}

/** An answer, or 0 and what went wrong. */
type Answer = { status: number; detail: string; url: string; retryAfter: string | null }

async function ask(url: string, manners: Manners): Promise<Answer> {
  const answer = await request('HEAD', url, manners)
  const isFinal = answer.status !== 0 && (answer.status < 400 || isBusy(answer))
  return isFinal || isFinalError(answer.detail) ? answer : request('GET', url, manners)
}

async function request(method: string, url: string, manners: Manners): Promise<Answer> {
  const signal = AbortSignal.timeout(manners.timeout)
  try {
    let current = new URL(url)
    for (let redirects = 0; redirects <= maxRedirects; redirects++) {
      const { statusCode: status = 0, headers } = await fetchHead(method, current, manners, signal)
      const location = status >= 300 && status < 400 ? headers.location : undefined
      if (location === undefined) {
        return { status, detail: String(status), url: current.href, retryAfter: headers['retry-after'] ?? null }
      }
      current = new URL(location, current)
    }
    return { status: 0, detail: 'too many redirects', url, retryAfter: null }
  } catch (error) {
    return { status: 0, detail: signal.aborted ? 'no answer in time' : describeError(error), url, retryAfter: null }
  }
}

const maxRedirects = 20

/** Asks for one address, without what follows its headers; throws a `RefusedAddress` if it must not be asked. */
function fetchHead(method: string, url: URL, manners: Manners, signal: AbortSignal): Promise<IncomingMessage> {
  const { userAgent, isAllowed } = manners
  return new Promise((resolve, reject) => {
    if (!/^https?:$/.test(url.protocol)) throw new RefusedAddress(url.href)
    checkHost(url.hostname, isAllowed)
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const headers = { 'user-agent': userAgent, accept: '*/*' }
    // Without an agent, no connection serves twice: each has been looked up here.
    send(url, { method, headers, signal, agent: false, lookup: createLookup(isAllowed) }, (response) => {
      resolve(response)
      response.destroy()
    })
      .on('error', reject)
      .end()
  })
}

/** The system's code where there is one, or the reason. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error ? String(error.code) : error.message
}

/** Whether asking again would bring nothing else. */
function isFinalError(detail: string): boolean {
  return detail === 'ENOTFOUND' || detail.endsWith('is not asked')
}

function isBusy({ status }: Answer): boolean {
  return status === 429 || status === 503
}

/** How long to wait before another attempt, in milliseconds; undefined if it would bring nothing else. */
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
