import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type * as tasks from './tasks'

type Tasks = typeof tasks

/** How many things are worth a thread, which takes about a second to begin. */
const few = 100

/**
 * Does a task for many things on every core, whose results come in the order of the things; what it took of memory is
 * free again then. For few things, it is done at once.
 */
export async function spread<Name extends keyof Tasks>(name: Name, items: Parameters<Tasks[Name]>[0]) {
  const { [name]: run } = await import('./tasks')
  const threads = items.length < few ? 1 : availableParallelism()
  if (threads === 1) return run(items)
  const share = Math.ceil(items.length / threads)
  const results = await Promise.all(
    Array.from({ length: threads }, async (_, index): Promise<Awaited<ReturnType<Tasks[Name]>>> => {
      const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
        workerData: { name, items: items.slice(index * share, (index + 1) * share) },
      })
      // One that throws ends with its error, as `once` does.
      const [result] = await once(worker, 'message')
      return result
    }),
  )
  return results.flat()
}
