import type { Page } from '../pages'
import type { Post } from '../posts'
import type { PageFacts, PlannedPage } from './page-cache'
import { beginStep, endStep } from './progress'
import { explain } from './system-errors'

/** The export while it is being finished: what each step may read and write. */
export type Export = {
  /** The folder that Next has written. */
  dir: string
  /** The folder in which Next has kept what it knows of the build. */
  nextDir: string
  /** Every published post, newest first, unlisted ones included. */
  posts: Post[]
  /** The pages of content/pages. */
  contentPages: Page[]
  /** The pages of all routes that have many. */
  plan: PlannedPage[]
  /** Where Next has rendered the pages that are elsewhere now, both as files. */
  places: Map<string, string>
  /** What is known of each page, by its file: filled as soon as the runtime is out. */
  pages: Map<string, PageFacts>
}

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
