import type { Page } from '../pages'
import type { Post } from '../posts'
import type { PageFacts, PlannedPage } from './page-cache'
import { beginStep, endStep } from './progress'

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
  /** What is known of each page, by its file: filled as soon as the runtime is out. */
  pages: Map<string, PageFacts>
}

/** A step of a build; what it returns is printed behind its name. */
type Step<Args extends unknown[]> = { name: string; run: (...args: Args) => Promise<string> }

/** A step before Next compiles the code. */
export type Prepare = Step<[]>

/** A step on the exported pages. */
export type Finish = Step<[Export]>

/** What helps when the system refuses to read or write, by the code of its error. */
const remedies: Record<string, string> = {
  ENOSPC: 'The disk is full. Free some space, and build again.',
  EDQUOT: 'There is no space left for you on the disk. Free some, and build again.',
  EFBIG: 'Files may not be as large as that here. Raise the limit (ulimit -f), and build again.',
  EACCES: 'The user who builds needs the right to read and write there.',
  EPERM: 'The user who builds needs the right to read and write there.',
  EROFS: 'That file system is mounted for reading only. Build in another place, or name one in OUT_DIR.',
  EBUSY: 'That is in use, such as by a mount. If it is OUT_DIR, name a folder within it instead.',
}

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

/** An error of the system with the step that it ended and a remedy; any other as it is. */
function explain(step: string, error: unknown): unknown {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return error
  const remedy = remedies[String(error.code)]
  return new Error(`The build has ended at its step "${step}". ${error.message}${remedy ? `\n${remedy}` : ''}`)
}
