import { describe, expect, it } from 'vitest'
import { parseLanguage, suggestLanguage } from '@/lib/galley/core/language'

describe('a language tag', () => {
  it.each([
    ['de', 'de'],
    ['DE-de', 'de-DE'],
    ['zh-hans-cn', 'zh-Hans-CN'],
    ['en-x-private', 'en-x-private'],
  ])('%s is %s', (tag, canonical) => {
    expect(parseLanguage(tag)).toBe(canonical)
  })

  it.each(['', 'x', 'de_DE', 'german', 'xx', 'en-', 'en US', '"'])('cannot be %j', (tag) => {
    expect(parseLanguage(tag)).toBeUndefined()
  })

  it.each([
    ['de_DE', 'de-DE'],
    ['en_US.UTF-8', 'en-US'],
    ['German', 'de'],
    [' japanese ', 'ja'],
  ])('was probably meant by %j: %s', (text, tag) => {
    expect(suggestLanguage(text)).toBe(tag)
  })

  it.each(['x', 'Klingonese', ''])('cannot be told from %j', (text) => {
    expect(suggestLanguage(text)).toBeUndefined()
  })
})
