import type { Activity } from './activity'

// Memory that two threads share: how often the one has written, how long the text is, and the text. Messages would come
// too late, since a thread that does not get out of a loop sends none.

const headBytes = 8
const maxBytes = 4096

/** Creates memory for what a thread is doing. */
export function createHeartbeat(): SharedArrayBuffer {
  return new SharedArrayBuffer(headBytes + maxBytes)
}

/** Says what this thread does from now on. */
export function writeHeartbeat(memory: SharedArrayBuffer, activity: Activity): void {
  const head = new Int32Array(memory, 0, 2)
  const text = new TextEncoder().encode(JSON.stringify(activity)).subarray(0, maxBytes)
  new Uint8Array(memory, headBytes).set(text)
  head[1] = text.length
  Atomics.add(head, 0, 1)
}

/** Counts how often a thread has said what it is doing. */
export function countBeats(memory: SharedArrayBuffer): number {
  return Atomics.load(new Int32Array(memory, 0, 2), 0)
}

/** Returns what a thread that does nothing else any more has last said. */
export function readHeartbeat(memory: SharedArrayBuffer): Activity {
  const length = Atomics.load(new Int32Array(memory, 0, 2), 1)
  // A decoder takes no shared memory.
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(new Uint8Array(memory, headBytes, length))) || idle)
}

const idle = JSON.stringify({ file: '', step: 'start' } satisfies Activity)
