/** The part of a stream that progress needs. */
type Screen = { isTTY: boolean; write: (text: string) => void }

/** On a terminal, Next.js builds in a child process, so that it can offer an upgrade meanwhile. */
const standardOutput: Screen = {
  isTTY: process.stdout.isTTY || process.env.NEXT_PRIVATE_PROMPT_OUTPUT === '1',
  write: (text) => void process.stdout.write(text),
}

/** The minimum time between updates, in milliseconds. */
const updateInterval = 100

let step = ''
let isHidden = false

/** Hides counts while another process prints lines, which would collide with the step's line, or shows them again. */
export function hideProgress(hidden: boolean): void {
  isHidden = hidden
}

/** Sets the current step; only its counts are shown. */
export function beginStep(name: string): void {
  step = name
}

/** Clears the step's line on a terminal. */
export function endStep(screen = standardOutput): void {
  if (screen.isTTY) screen.write('\r\x1b[K')
}

/**
 * Returns a function that counts `more` items as done. A terminal shows the step, the count and the rate while `name`
 * is the current step; a log shows nothing.
 */
export function countUp(total: number, name = step, screen = standardOutput): (more?: number) => void {
  const start = performance.now()
  let [done, shown] = [0, start]
  return (more = 1) => {
    done += more
    const now = performance.now()
    if (!screen.isTTY || isHidden || name !== step || now - shown < updateInterval) return
    shown = now
    const rate = Math.round((1000 * done) / (now - start))
    screen.write(`\r\x1b[K   ${name}: ${done} of ${total}, ${rate} a second`)
  }
}
