import { beginStep, endStep } from '../core/progress'
import { explain } from '../core/system-errors'

/** A step of a build: runs and returns its summary for the log, or starts a task that runs alongside the next steps. */
export type Step<Context = void> =
  | { name: string; run: (context: Context) => Promise<string> }
  | { start: Task<Context, unknown> }

/** Work that one step starts and a later step waits for, on cores that the steps in between leave idle. */
export type Task<Context, Result> = {
  start: (context: Context) => void
  /** Returns what the work returns, or throws what it throws. Also throws if no step has started it. */
  result: () => Promise<Result>
}

/** Returns a task that begins when a step starts it. */
export function createTask<Context, Result>(work: (context: Context) => Promise<Result>): Task<Context, Result> {
  let started: Promise<Result> | undefined
  return {
    start(context) {
      started = work(context)
      // The step that waits for the result reports the error.
      started.catch(() => {})
    },
    async result() {
      if (!started) throw new Error('A step waits for a task that no earlier step starts.')
      return started
    },
  }
}

/** Runs steps one after another and prints a line for each. Throws, with the name of the step, what a step throws. */
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
