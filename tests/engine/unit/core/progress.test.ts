import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { beginStep, countUp, endStep, hideProgress } from '@/lib/galley/core/progress'
import { importWith } from '../../support/modules'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A terminal, or a log, and what was written on it. */
function createScreen(isTTY: boolean) {
  const written: string[] = []
  return { written, isTTY, write: (text: string) => void written.push(text) }
}

describe('the progress of a step', () => {
  it('is shown on a terminal in one line, with count and rate', () => {
    const screen = createScreen(true)
    beginStep('draw cards')
    const count = countUp(1000, undefined, screen)
    for (let i = 0; i < 10; i++) {
      vi.advanceTimersByTime(50)
      count(2)
    }
    expect(screen.written).toHaveLength(5)
    expect(screen.written.at(-1)).toBe('\r\x1b[K   draw cards: 20 of 1000, 40 a second')
    endStep(screen)
    expect(screen.written.at(-1)).toBe('\r\x1b[K')
  })

  it('is shown by the child in which Next builds on a terminal', async () => {
    const written: unknown[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(text) > 0)
    const progress = await importWith({ NEXT_PRIVATE_PROMPT_OUTPUT: '1' }, () => import('@/lib/galley/core/progress'))
    progress.beginStep('check the content')
    const count = progress.countUp(10)
    vi.advanceTimersByTime(500)
    count()
    vi.restoreAllMocks()
    expect(written).toEqual(['\r\x1b[K   check the content: 1 of 10, 2 a second'])
  })

  it('is not shown while Next writes lines of its own', () => {
    const screen = createScreen(true)
    beginStep('check the content')
    const count = countUp(10, undefined, screen)
    hideProgress(true)
    vi.advanceTimersByTime(500)
    count()
    expect(screen.written).toEqual([])
    hideProgress(false)
    vi.advanceTimersByTime(500)
    count()
    expect(screen.written).toEqual(['\r\x1b[K   check the content: 2 of 10, 2 a second'])
  })

  it('that goes on beside another is shown once that is over', () => {
    const screen = createScreen(true)
    beginStep('check the content')
    const count = countUp(10, 'draw cards', screen)
    vi.advanceTimersByTime(500)
    count()
    expect(screen.written).toEqual([])
    beginStep('draw cards')
    vi.advanceTimersByTime(500)
    count()
    expect(screen.written).toEqual(['\r\x1b[K   draw cards: 2 of 10, 2 a second'])
  })

  it('is not in a log', () => {
    const screen = createScreen(false)
    const count = countUp(10, undefined, screen)
    vi.advanceTimersByTime(500)
    count()
    endStep(screen)
    expect(screen.written).toEqual([])
  })
})
