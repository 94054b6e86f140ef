import { parentPort, workerData } from 'node:worker_threads'
import { keepTree } from '../markdown/tree-cache'
import { checkAll } from '.'
import { watchActivity } from './activity'
import { writeHeartbeat } from './heartbeat'
import { sweepSoundImages } from './images'
import { getState } from './routes'
import type { Entry } from './rule'
import { type StuckFile, setStuckFiles } from './stuck'
import { type PackedFile, packFile } from './transfer'

// A thread (lib/galley/check/supervise.ts), which is ended if a text keeps it busy for too long.

/** What a check of the content is asked to do. */
export type CheckRequest = {
  /** Checks just these files, by their paths in the content folder, as part of all. */
  only?: Set<string>
  /** Keeps what it has read of each file, for the next check of the same process. */
  keep?: boolean
  /** Writes the trees of sound, published texts into the cache, for the pages of a build. */
  keepTrees?: boolean
}

/** What the thread says: that another file is checked, then all that was found, or why there is nothing. */
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
    if (keepTrees && tree?.type === 'root' && getState(entry) === 'page') keepTree(entry.file, tree)
    send({ kind: 'checked' })
  }
  await checkAll({ only, keep, onChecked }).then(
    ({ files }) => {
      // A build that checks all files has asked about all images.
      if (keepTrees && !only) sweepSoundImages()
      send({ kind: 'result', files: files.map(packFile) })
    },
    (error) => send({ kind: 'error', error }),
  )
})
