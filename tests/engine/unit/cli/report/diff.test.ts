import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDiff } from '@/lib/galley/cli/report/diff'

const diff = (before: string[], after: string[]) => formatDiff(before, after).split('\n').slice(1, -1)

describe('a diff of lines', () => {
  it('shows what is there no more and what is new, with a line around it', () => {
    expect(diff(['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'x', 'd', 'e'])).toEqual([
      '@@ 1 line unchanged @@',
      ' b',
      '-c',
      '+x',
      ' d',
    ])
  })

  it('folds what lies between two changes', () => {
    const lines = 'abcdefgh'.split('')
    expect(diff(lines, ['A', ...lines.slice(1, -1), 'H'])).toEqual([
      '-a',
      '+A',
      ' b',
      '@@ 4 lines unchanged @@',
      ' g',
      '-h',
      '+H',
    ])
  })

  it('marks the words that differ in lines that are much alike', () => {
    expect(diff(['The quick brown fox.'], ['The quick red fox.'])).toEqual([
      '-The quick [-brown-] fox.',
      '+The quick {+red+} fox.',
    ])
  })

  it('marks nothing where most is new, or one line has become two', () => {
    expect(diff(['Alpha beta.'], ['Gamma delta epsilon.'])).toEqual(['-Alpha beta.', '+Gamma delta epsilon.'])
    expect(diff(['One two three.'], ['One two.', 'Three.'])).toEqual(['-One two three.', '+One two.', '+Three.'])
  })

  it('gives up on texts that have nothing in common, not on showing them', () => {
    const [before, after] = ['a', 'b'].map((name) => Array.from({ length: 1500 }, (_, index) => name + index))
    expect(diff(before ?? [], after ?? [])).toEqual([
      ...(before ?? []).map((line) => `-${line}`),
      ...(after ?? []).map((line) => `+${line}`),
    ])
  })

  it('loses no line', () => {
    const lines = fc.array(fc.constantFrom('a', 'b c', '-', '+', '-x', '+ y', '@@', ' ', 'b d'))
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const shown = diff(before, after)
        const removed = shown.filter((line) => line.startsWith('-'))
        const added = shown.filter((line) => line.startsWith('+'))
        expect(after.length - before.length).toBe(added.length - removed.length)
      }),
    )
  })
})
