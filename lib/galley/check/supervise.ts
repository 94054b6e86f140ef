import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { type CheckResult, createResult } from '.'
import type { Activity } from './activity'
import { countBeats, createHeartbeat, readHeartbeat } from './heartbeat'
import { getStamp, type StuckFile } from './stuck'
import type { CheckReply, CheckRequest } from './thread'
import { type PackedFile, unpackFile } from './transfer'

/** The time limit, in seconds, for one step of one file. The largest allowed post needs a few seconds. */
const defaultSeconds = 30

/** The number of files over the time limit at which the check is aborted. */
const maxStuck = 3

/** A thread that checks content, and the shared memory in which it reports its activity. */
type Thread = { worker: Worker; heartbeat: SharedArrayBuffer }

let keptThread: Thread | undefined

/** Files on which checks of this process were aborted. Each is checked again once it has changed. */
let stuck: StuckFile[] = []

/**
 * Runs `checkAll` in a separate thread. A malicious text can keep a parser busy for hours: the thread is then terminated, the
 * file gets a fault, and a new thread checks the others. Calls `onChecked` after each post and page. Rethrows errors of the
 * check, and throws if too many files exceed the limit.
 */
export async function checkInThread(
  request: CheckRequest = {},
  onChecked = () => {},
  maxSeconds = defaultSeconds,
): Promise<CheckResult> {
  stuck = stuck.filter(({ file, stamp }) => stamp === getStamp(file))
  for (;;) {
    const outcome = await runThread(request, onChecked, maxSeconds)
    if ('files' in outcome) return createResult(outcome.files.map(unpackFile))
    const { file, step, reason } = outcome
    const isKnown = file === '' || stuck.some((known) => known.file === file)
    if (isKnown || stuck.length + 1 >= maxStuck) {
      const files = [...stuck, outcome].map((stop) => `${stop.file || 'the content'} (${stop.step})`)
      throw new Error(
        `The check was aborted. ${reason}: ${files.join(', ')}.\n` +
          'Remove what repeats thousands of times, such as brackets, braces or quotes, or move these files away.',
      )
    }
    stuck.push({ file, step, reason, stamp: getStamp(file) })
  }
}

type Outcome = { files: PackedFile[] } | (Activity & { reason: string })

function runThread(request: CheckRequest, onChecked: () => void, maxSeconds: number): Promise<Outcome> {
  const thread = keptThread ?? startThread()
  const { worker, heartbeat } = thread
  keptThread = request.keep ? thread : undefined
  return new Promise<Outcome>((resolve, reject) => {
    const stop = (reason: string) => {
      keptThread = undefined
      resolve({ ...readHeartbeat(heartbeat), reason })
    }
    const watch = watchHeartbeat(heartbeat, maxSeconds, () =>
      stop(`The check did not finish within ${maxSeconds} seconds`),
    )
    worker.on('message', (reply: CheckReply) => {
      if (reply.kind === 'checked') return onChecked()
      clearInterval(watch)
      if (reply.kind === 'result') resolve(reply)
      else reject(reply.error)
    })
    worker.on('error', (error) => {
      clearInterval(watch)
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') stop('The check ran out of memory')
      else reject(error)
    })
    worker.postMessage({ request, stuck })
  }).finally(async () => {
    for (const event of ['message', 'error']) worker.removeAllListeners(event)
    if (keptThread !== thread) await worker.terminate()
  })
}

/**
 * Calls `onStop` after `maxSeconds` without a beat. Counts its own turns instead of comparing times, since a sleeping machine
 * or a blocked main thread is not the fault of a text.
 */
function watchHeartbeat(heartbeat: SharedArrayBuffer, maxSeconds: number, onStop: () => void): NodeJS.Timeout {
  let [beats, turns] = [countBeats(heartbeat), 0]
  const watch = setInterval(() => {
    const now = countBeats(heartbeat)
    // Before the first beat, the thread is loading its code.
    turns = now === beats && now > 0 ? turns + 1 : 0
    beats = now
    if (turns < maxSeconds) return
    clearInterval(watch)
    onStop()
  }, 1000)
  return watch
}

function startThread(): Thread {
  const heartbeat = createHeartbeat()
  const worker = import.meta.url.endsWith('.ts')
    ? new Worker(runTypeScript(new URL('./thread.ts', import.meta.url)), { eval: true, workerData: heartbeat })
    : new Worker(path.resolve('.contentlayer/build/thread.mjs'), { workerData: heartbeat })
  // The interval of watchHeartbeat keeps the process alive while a result is pending.
  worker.unref()
  return { worker, heartbeat }
}

/** Returns a script that loads TypeScript in a thread: commands are not bundled, and threads do not inherit loaders. */
function runTypeScript({ href }: URL): string {
  // A thread resolves imports from the working directory, which may be any folder; hence the full URL.
  const loader = import.meta.resolve('tsx/esm/api')
  return `import(${JSON.stringify(loader)}).then(({ tsImport }) => tsImport(${JSON.stringify(href)}, ${JSON.stringify(import.meta.url)}))`
}
