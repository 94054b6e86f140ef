import { describe, expect, it } from 'vitest'
import { formatResults, readPages, type Sample, summarise } from '@/bench/report'
import { median } from '@/bench/table'

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
    expect(formatResults(results)).toBe(
      [
        '       seconds  × plain  ms per post  peak MB  files   MB  posts rendered',
        'plain      2.0     1.00         20.0        –     10  2.0               –',
        'cold       6.0     3.00         60.0    500.0     10  2.0              40',
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
    expect(() => median([])).toThrow('Cannot take the median of no numbers.')
  })
})

describe('the posts that Next has rendered', () => {
  it('are read from what its build prints', () => {
    const output = ' ✓ plan pages: 65 posts and 4 other pages to render, 935 cached (9 ms)\n'
    expect(readPages(output)).toBe(65)
    expect(readPages(' ✓ plan pages: 1 post and 1 other page to render, 999 cached')).toBe(1)
  })

  it('are unknown where nothing is said of them', () => {
    expect(readPages('10 pages')).toBeUndefined()
  })
})
