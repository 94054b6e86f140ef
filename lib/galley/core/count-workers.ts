import { availableParallelism, totalmem } from 'node:os'

/** What Next takes in bytes, and what each of its workers takes besides. */
const [main, each] = [1.5e9, 0.75e9]

/** How many processes may work at once: one for each core, but no more than memory has room for, in bytes. */
export function countWorkers(cores = availableParallelism(), memory = getMemory()): number {
  return Math.max(1, Math.min(cores, Math.floor((memory - main) / each)))
}

/** What this machine, or the container around it, has. */
function getMemory(): number {
  return Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
}
