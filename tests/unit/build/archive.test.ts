import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pack, unpack } from '@/lib/build/archive'

describe('an archive', () => {
  it('gives back every file and fact that was put into it', () => {
    const files = fc.uniqueArray(fc.tuple(fc.string(), fc.uint8Array()), { selector: ([name]) => name })
    fc.assert(
      fc.property(fc.jsonValue(), files, (facts, files) => {
        const unpacked = unpack(pack(facts, files))
        expect(unpacked.facts).toEqual(JSON.parse(JSON.stringify(facts)))
        expect(Array.from(unpacked.files, ([name, data]) => [name, [...data]])).toEqual(
          files.map(([name, data]) => [name, [...data]]),
        )
      }),
    )
  })

  it('holds texts as UTF-8', () => {
    expect(unpack(pack({}, [['a', 'Málaga']])).files.get('a')?.toString()).toBe('Málaga')
  })
})
