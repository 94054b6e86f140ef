import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { beginStep, countUp, endStep } from '@/lib/build/progress'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A terminal, or a log, and what was written on it. */
function createScreen(isTTY: boolean) {
  const written: string[] = []
  return { written, isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 }
}

describe('the progress of a step', () => {
  it('is shown on a terminal in one line, with count and rate', () => {
    const screen = createScreen(true)
    beginStep('draw cards')
    const count = countUp(1000, screen)
    for (let i = 0; i < 10; i++) {
      vi.advanceTimersByTime(50)
      count(2)
    }
    expect(screen.written).toHaveLength(5)
    expect(screen.written.at(-1)).toBe('\r\x1b[K   draw cards: 20 of 1000, 40 a second')
    endStep(screen)
    expect(screen.written.at(-1)).toBe('\r\x1b[K')
  })

  it('is not in a log', () => {
    const screen = createScreen(false)
    const count = countUp(10, screen)
    vi.advanceTimersByTime(500)
    count()
    endStep(screen)
    expect(screen.written).toEqual([])
  })
})
