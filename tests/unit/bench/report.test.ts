import { describe, expect, it } from 'vitest'
import { formatTable, median, readPages, type Sample, summarise } from '@/bench/report'

function createSample(facts: Partial<Sample>): Sample {
  return { seconds: 1, peak: undefined, files: 10, bytes: 2e6, pages: undefined, ...facts }
}

const results = summarise(
  new Map([
    ['plain', [2, 3, 1].map((seconds) => createSample({ seconds }))],
    [
      'cold',
      [
        createSample({ seconds: 5, peak: 3e8, pages: 40 }),
        createSample({ seconds: 9, peak: 5e8, pages: 40 }),
        createSample({ seconds: 6, peak: 4e8, pages: 40 }),
      ],
    ],
  ]),
  100,
)

describe('the results of a bench', () => {
  it('are medians, as multiples of the first step and for each post, and the most memory', () => {
    expect(
      results.map(({ name, seconds, ratio, msPerPost, peak }) => ({ name, seconds, ratio, msPerPost, peak })),
    ).toEqual([
      { name: 'plain', seconds: 2, ratio: 1, msPerPost: 20, peak: undefined },
      { name: 'cold', seconds: 6, ratio: 3, msPerPost: 60, peak: 5e8 },
    ])
  })

  it('are a table that says what was not measured', () => {
    expect(formatTable(results)).toBe(
      [
        '       seconds  × plain  ms a post  peak MB  files   MB  pages',
        'plain      2.0     1.00       20.0        –     10  2.0      –',
        'cold       6.0     3.00       60.0    500.0     10  2.0     40',
      ].join('\n'),
    )
  })
})

describe('a median', () => {
  it('is the middle, or lies between the two in the middle', () => {
    expect(median([10, 9, 1])).toBe(9)
    expect(median([4, 1, 2, 100])).toBe(3)
  })

  it('is nothing that nothing has', () => {
    expect(() => median([])).toThrow('There is no median of nothing.')
  })
})

describe('the pages that Next has rendered', () => {
  it('are read from what its build prints', () => {
    const output =
      '  Generating static pages using 2 workers (0/65) ...\n✓ Generating static pages using 2 workers (65/65) in 9.1s'
    expect(readPages(output)).toBe(65)
  })

  it('are unknown where nothing is said of them', () => {
    expect(readPages('10 pages')).toBeUndefined()
  })
})
