import { beginStep, endStep } from '../core/progress'
import { explain } from '../core/system-errors'
import type { Export } from '../outputs/export'

/** A step of a build; what it returns is printed behind its name. */
type Step<Args extends unknown[]> = { name: string; run: (...args: Args) => Promise<string> }

/** A step before Next compiles the code. */
export type Prepare = Step<[]>

/** A step on the exported pages. */
export type Finish = Step<[Export]>

/** Runs steps one after the other, each with a printed line; a step that throws ends the run. */
export async function runSteps<Args extends unknown[]>(steps: Step<Args>[], ...args: Args): Promise<void> {
  for (const { name, run } of steps) {
    const start = performance.now()
    beginStep(name)
    const result = await run(...args)
      .catch((error) => {
        throw explain(name, error)
      })
      .finally(() => endStep())
    console.log(` ✓ ${name}: ${result} (${Math.round(performance.now() - start)} ms)`)
  }
}
