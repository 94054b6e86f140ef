import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')

it("the site's own words stand in order, once each, in small letters", () => {
  const words = read('.cspell/words.txt').trimEnd().split('\n').slice(1)
  expect(words).toEqual([...new Set(words.map((word) => word.toLowerCase()))].sort())
})

it('the spelling is looked at by one release, and fails nothing', () => {
  const { scripts } = JSON.parse(read('package.json'))
  expect(scripts.spell).toMatch(/^tsx lib\/galley\/cli\/tools\.ts spell cspell .*--no-exit-code$/)
  expect(JSON.parse(read('tests/tools/spell/package.json')).dependencies.cspell).toMatch(/^\d+\.\d+\.\d+$/)
})
