import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type FoundInFile, findFaults } from '../check'
import type { Content } from '../check/rule'
import { countWorkers } from './count-workers'
import { countUp } from './progress'

/** How many files are worth a thread, which takes about a second to begin. */
const few = 100

/** How many files a thread reads before it tells what it has found. */
const portion = 20

/**
 * Finds the faults in single posts and pages, as `findFaults` does, on every core. What the trees of the texts take of
 * memory is free again then.
 */
export async function findFaultsInThreads(paths: string[], content: Content): Promise<FoundInFile[]> {
  if (paths.length < few) return findFaults(paths, content)
  const count = countUp(paths.length)
  const shares = cut(paths, Math.ceil(paths.length / countWorkers()))
  const found = await Promise.all(shares.map((share) => runThread(cut(share, portion), count)))
  return found.flat()
}

async function runThread(portions: string[][], count: (more: number) => void): Promise<FoundInFile[]> {
  const worker = new Worker(new URL('./check-worker.mjs', import.meta.url), { workerData: portions })
  const found: FoundInFile[][] = []
  worker.on('message', (faults: FoundInFile[]) => {
    count(portions[found.length]?.length ?? 0)
    found.push(faults)
  })
  // What is thrown in the thread is thrown here.
  await once(worker, 'exit')
  return found.flat()
}

function cut(paths: string[], length: number): string[][] {
  const starts = Array.from({ length: Math.ceil(paths.length / length) }, (_, index) => index * length)
  return starts.map((start) => paths.slice(start, start + length))
}
