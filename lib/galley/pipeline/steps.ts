import { beginStep, endStep } from '../core/progress'
import { explain } from '../core/system-errors'

/** A step of a build: does its work and returns what the log says of it, or starts a task that goes on beside the next steps. */
export type Step<Context = void> =
  | { name: string; run: (context: Context) => Promise<string> }
  | { start: Task<Context, unknown> }

/** Work that one step starts and a later step waits for, on cores that the steps between them leave idle. */
export type Task<Context, Result> = {
  start: (context: Context) => void
  /** Returns what the work returns, or throws what it throws. Throws, too, if no step has started it. */
  result: () => Promise<Result>
}

/** Returns a task; nothing happens before a step starts it. */
export function createTask<Context, Result>(work: (context: Context) => Promise<Result>): Task<Context, Result> {
  let started: Promise<Result> | undefined
  return {
    start(context) {
      started = work(context)
      // Whoever waits for the result reports the error.
      started.catch(() => {})
    },
    async result() {
      if (!started) throw new Error('A step waits for a task that no step before it starts.')
      return started
    },
  }
}

/** Runs steps one after another, each with a line in the log. A step that throws ends the run. */
export async function runSteps<Context>(steps: Step<Context>[], context: Context): Promise<void> {
  for (const step of steps) {
    if ('start' in step) {
      step.start.start(context)
      continue
    }
    const { name, run } = step
    const start = performance.now()
    beginStep(name)
    const result = await run(context)
      .catch((error) => {
        throw explain(name, error)
      })
      .finally(() => endStep())
    console.log(` ✓ ${name}: ${result} (${Math.round(performance.now() - start)} ms)`)
  }
}
