import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paginate } from '@/lib/galley/content/pagination'

describe('paginate', () => {
  it('cuts a list into pages that know their place', () => {
    expect(paginate(['a', 'b', 'c'], 2)).toEqual([
      { items: ['a', 'b'], number: 1, total: 2 },
      { items: ['c'], number: 2, total: 2 },
    ])
  })

  it('has one empty page for an empty list', () => {
    expect(paginate([], 14)).toEqual([{ items: [], number: 1, total: 1 }])
  })

  it('has no empty page behind a full one', () => {
    expect(paginate(Array(14).fill(0), 14)).toHaveLength(1)
    expect(paginate(Array(15).fill(0), 14)).toHaveLength(2)
  })

  it('loses nothing, doubles nothing and keeps the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (items, size) => {
        const pages = paginate(items, size)
        expect(pages.flatMap((page) => page.items)).toEqual(items)
        expect(pages.slice(0, -1).every((page) => page.items.length === size)).toBe(true)
        expect(pages.map(({ number }) => number)).toEqual(pages.map((_, index) => index + 1))
      }),
    )
  })
})
