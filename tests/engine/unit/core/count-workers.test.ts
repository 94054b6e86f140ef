import { describe, expect, it } from 'vitest'
import { countWorkers } from '@/lib/galley/core/count-workers'

describe('the number of workers', () => {
  it('is that of the cores, as long as there is memory for them', () => {
    expect(countWorkers(8, 64e9)).toBe(8)
    expect(countWorkers(8, 4e9)).toBe(3)
    expect(countWorkers(64, 16e9)).toBe(19)
  })

  it('is one at least', () => {
    expect(countWorkers(4, 1e9)).toBe(1)
    expect(countWorkers()).toBeGreaterThanOrEqual(1)
  })
})
