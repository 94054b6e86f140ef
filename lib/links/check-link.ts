/** What became of a link; `unsure` if its host may only refuse machines or be down for now. */
export type Verdict = { state: 'fine' | 'moved' | 'dead' | 'unsure'; detail: string }

/** How a host is asked. */
export type Manners = {
  userAgent: string
  /** How long an answer may take, in milliseconds. */
  timeout: number
  sleep: (milliseconds: number) => Promise<void>
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
  return isFinal || answer.detail === 'ENOTFOUND' ? answer : request('GET', url, manners)
}

async function request(method: string, url: string, { userAgent, timeout }: Manners): Promise<Answer> {
  try {
    const headers = { 'user-agent': userAgent, accept: '*/*' }
    const response = await fetch(url, { method, headers, signal: AbortSignal.timeout(timeout) })
    await response.body?.cancel()
    const { status } = response
    return { status, detail: String(status), url: response.url, retryAfter: response.headers.get('retry-after') }
  } catch (error) {
    return { status: 0, detail: describeError(error), url, retryAfter: null }
  }
}

/** The system's code where there is one: the message of a failed fetch says nothing. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'no answer in time'
  const { cause } = error
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message
  return error.message
}

function isBusy({ status }: Answer): boolean {
  return status === 429 || status === 503
}

/** How long to wait before another attempt, in milliseconds; undefined if it would bring nothing else. */
function getWait(answer: Answer, attempt: number): number | undefined {
  const { status, detail, retryAfter } = answer
  if ((status > 0 && status < 500 && !isBusy(answer)) || detail === 'ENOTFOUND') return undefined
  const asked = Number.isNaN(Number(retryAfter)) ? Date.parse(retryAfter ?? '') - Date.now() : Number(retryAfter) * 1000
  return Math.max(1000 * 4 ** (attempt - 1), asked || 0)
}

function judge(asked: string, { status, detail, url }: Answer): Verdict {
  if (status >= 200 && status < 300)
    return url === new URL(asked).href ? { state: 'fine', detail } : { state: 'moved', detail: url }
  const isDead = status === 404 || status === 410 || detail === 'ENOTFOUND'
  return { state: isDead ? 'dead' : 'unsure', detail }
}
