import { availableParallelism, totalmem } from 'node:os'

/** The memory of Next.js itself and of each of its workers, in bytes. */
const [mainMemory, workerMemory] = [1.5e9, 0.75e9]

/** Returns the number of workers: one per core, but no more than fit into `memory` (in bytes), and at least one. */
export function countWorkers(cores = availableParallelism(), memory = getMemory()): number {
  return Math.max(1, Math.min(cores, Math.floor((memory - mainMemory) / workerMemory)))
}

/** Returns the memory of this machine or container, in bytes. */
function getMemory(): number {
  return Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
}
