import type { WriteStream } from 'node:tty'

/** Where progress is shown; of it, what is asked and done here. */
type Screen = Pick<WriteStream, 'isTTY' | 'write'>

/** How often a line changes, in milliseconds. */
const pause = 100

let step = ''

/** Names the step that counts from now on. */
export function beginStep(name: string): void {
  step = name
}

/** Takes the line of the step away from a terminal, so that another can be printed. */
export function endStep(screen: Screen = process.stdout): void {
  if (screen.isTTY) screen.write('\r\x1b[K')
}

/**
 * Counts things as they are done: call what it returns with how many more there are. A terminal shows the step, the count
 * and the rate; a log, nothing.
 */
export function countUp(total: number, screen: Screen = process.stdout): (more?: number) => void {
  const start = performance.now()
  let [done, shown] = [0, start]
  return (more = 1) => {
    done += more
    const now = performance.now()
    if (!screen.isTTY || now - shown < pause) return
    shown = now
    const rate = Math.round((1000 * done) / (now - start))
    screen.write(`\r\x1b[K   ${step}: ${done} of ${total}, ${rate} a second`)
  }
}
