import type { Activity } from './activity'

// Shared memory: a write counter, the length of the text, and the text. Messages are no substitute, since a thread that is
// stuck in a loop sends none.

const headBytes = 8
const maxBytes = 4096

/** Creates the memory in which one thread reports its activity to another. */
export function createHeartbeat(): SharedArrayBuffer {
  return new SharedArrayBuffer(headBytes + maxBytes)
}

/** Records the current activity of this thread. */
export function writeHeartbeat(memory: SharedArrayBuffer, activity: Activity): void {
  const head = new Int32Array(memory, 0, 2)
  const text = new TextEncoder().encode(JSON.stringify(activity)).subarray(0, maxBytes)
  new Uint8Array(memory, headBytes).set(text)
  head[1] = text.length
  Atomics.add(head, 0, 1)
}

/** Returns how many activities a thread has recorded. */
export function countBeats(memory: SharedArrayBuffer): number {
  return Atomics.load(new Int32Array(memory, 0, 2), 0)
}

/** Returns the last recorded activity of a thread. The thread must be stopped or stuck: a concurrent write could tear it. */
export function readHeartbeat(memory: SharedArrayBuffer): Activity {
  const length = Atomics.load(new Int32Array(memory, 0, 2), 1)
  // TextDecoder rejects shared memory, hence the copy.
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(new Uint8Array(memory, headBytes, length))) || idle)
}

const idle = JSON.stringify({ file: '', step: 'start' } satisfies Activity)
