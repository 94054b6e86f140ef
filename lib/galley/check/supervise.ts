import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { type CheckResult, createResult } from '.'
import type { Activity } from './activity'
import { countBeats, createHeartbeat, readHeartbeat } from './heartbeat'
import { getStamp, type StuckFile } from './stuck'
import type { CheckReply, CheckRequest } from './thread'
import { type PackedFile, unpackFile } from './transfer'

/** For how many seconds a check may be at one step of one file. The largest post that is allowed needs a few. */
const defaultSeconds = 30

/** How many files may each use that up, until the check is given up. */
const maxStuck = 3

/** A check, its memory, and what it has said it does. */
type Thread = { worker: Worker; heartbeat: SharedArrayBuffer }

let kept: Thread | undefined

/** Files with which checks of this process did not come to an end; each is checked again once it has changed. */
let stuck: StuckFile[] = []

/**
 * Checks all content in a thread of its own, as `checkAll` does. A parser may need hours for a text that somebody has made
 * for it: then the thread is ended, the file is at fault, and a new thread checks the others. Calls `onChecked` for each
 * post and page. Throws what the check throws, and if there are too many such files.
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
      const files = [...stuck, outcome].map((one) => `${one.file || 'the content'} (${one.step})`)
      throw new Error(
        `The check was given up. ${reason}: ${files.join(', ')}.\n` +
          'Take out what repeats thousands of times, such as brackets, braces or quotes, or put these files aside.',
      )
    }
    stuck.push({ file, step, reason, stamp: getStamp(file) })
  }
}

type Outcome = { files: PackedFile[] } | (Activity & { reason: string })

function runThread(request: CheckRequest, onChecked: () => void, maxSeconds: number): Promise<Outcome> {
  const thread = kept ?? startThread()
  const { worker, heartbeat } = thread
  kept = request.keep ? thread : undefined
  return new Promise<Outcome>((resolve, reject) => {
    const stop = (reason: string) => {
      kept = undefined
      resolve({ ...readHeartbeat(heartbeat), reason })
    }
    const watch = watchHeartbeat(heartbeat, maxSeconds, () =>
      stop(`The check does not end within ${maxSeconds} seconds`),
    )
    worker.on('message', (reply: CheckReply) => {
      if (reply.kind === 'checked') return onChecked()
      clearInterval(watch)
      if (reply.kind === 'result') resolve(reply)
      else reject(reply.error)
    })
    worker.on('error', (error) => {
      clearInterval(watch)
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') stop('The check runs out of memory')
      else reject(error)
    })
    worker.postMessage({ request, stuck })
  }).finally(async () => {
    for (const event of ['message', 'error']) worker.removeAllListeners(event)
    if (kept !== thread) await worker.terminate()
  })
}

/**
 * Calls `onStop` once there was no beat for too long. Counts its own turns, not the time: a machine that slept, or a thread
 * that was kept from looking, is not the text's fault.
 */
function watchHeartbeat(heartbeat: SharedArrayBuffer, maxSeconds: number, onStop: () => void): NodeJS.Timeout {
  let [beats, turns] = [countBeats(heartbeat), 0]
  const watch = setInterval(() => {
    const now = countBeats(heartbeat)
    // Until the first beat, the thread loads its code.
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
  // Who waits for a result is kept alive by the watch.
  worker.unref()
  return { worker, heartbeat }
}

/** Commands are not bundled as a build is, and Node hands a loader on to no thread. */
function runTypeScript({ href }: URL): string {
  // The command may have been called from another folder, in which a thread's own text is looked at.
  const loader = import.meta.resolve('tsx/esm/api')
  return `import(${JSON.stringify(loader)}).then(({ tsImport }) => tsImport(${JSON.stringify(href)}, ${JSON.stringify(import.meta.url)}))`
}
