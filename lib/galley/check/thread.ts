import { parentPort, workerData } from 'node:worker_threads'
import { cacheTree } from '../markdown/tree-cache'
import { checkAll } from '.'
import { watchActivity } from './activity'
import { writeHeartbeat } from './heartbeat'
import { sweepDecodableImages } from './images'
import { getState } from './routes'
import type { Entry } from './rule'
import { type StuckFile, setStuckFiles } from './stuck'
import { type PackedFile, packFile } from './transfer'

// The entry point of the thread that supervise.ts starts, and terminates if a text keeps it busy for too long.

/** Options of a check in a thread. */
export type CheckRequest = {
  /** Checks only these files, by path in the content folder. Rules still see all content. */
  only?: Set<string>
  /** Keeps the thread and its parsed files for the next check in this process. */
  keep?: boolean
  /** Caches the trees of published texts, for the pages of a build. */
  keepTrees?: boolean
}

/** A message from the thread: `checked` after each file, then `result` or `error`. */
export type CheckReply =
  | { kind: 'checked' }
  | { kind: 'result'; files: PackedFile[] }
  | { kind: 'error'; error: unknown }

const send = (reply: CheckReply) => parentPort?.postMessage(reply)

watchActivity((activity) => writeHeartbeat(workerData, activity))

parentPort?.on('message', async ({ request, stuck }: { request: CheckRequest; stuck: StuckFile[] }) => {
  setStuckFiles(stuck)
  const { only, keep, keepTrees } = request
  const onChecked = async (entry: Entry) => {
    const [tree] = entry.nodes
    if (keepTrees && tree?.type === 'root' && getState(entry) === 'page') cacheTree(entry.file, tree)
    send({ kind: 'checked' })
  }
  await checkAll({ only, keep, onChecked }).then(
    ({ files }) => {
      // Only a check of all files asks about all images.
      if (keepTrees && !only) sweepDecodableImages()
      send({ kind: 'result', files: files.map(packFile) })
    },
    (error) => send({ kind: 'error', error }),
  )
})
