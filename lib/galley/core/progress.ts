/** Where progress is shown; of it, what is asked and done here. */
type Screen = { isTTY: boolean; write: (text: string) => void }

/** Where the build is run. On a terminal, Next builds in a child of its own, so that it can offer an upgrade meanwhile. */
const standardOutput: Screen = {
  isTTY: process.stdout.isTTY || process.env.NEXT_PRIVATE_PROMPT_OUTPUT === '1',
  write: (text) => void process.stdout.write(text),
}

/** How often a line changes, in milliseconds. */
const pause = 100

let step = ''
let isHidden = false

/** Shows no counts while somebody else writes lines, which would run into that of the step; or shows them again. */
export function hideProgress(hidden: boolean): void {
  isHidden = hidden
}

/** Names the step that counts from now on. */
export function beginStep(name: string): void {
  step = name
}

/** Takes the line of the step away from a terminal, so that another can be printed. */
export function endStep(screen = standardOutput): void {
  if (screen.isTTY) screen.write('\r\x1b[K')
}

/**
 * Counts things as they are done: call what it returns with how many more there are. A terminal shows the step, the count
 * and the rate, as long as `name` is the step's; a log, nothing.
 */
export function countUp(total: number, name = step, screen = standardOutput): (more?: number) => void {
  const start = performance.now()
  let [done, shown] = [0, start]
  return (more = 1) => {
    done += more
    const now = performance.now()
    if (!screen.isTTY || isHidden || name !== step || now - shown < pause) return
    shown = now
    const rate = Math.round((1000 * done) / (now - start))
    screen.write(`\r\x1b[K   ${name}: ${done} of ${total}, ${rate} a second`)
  }
}
