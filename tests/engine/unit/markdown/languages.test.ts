import { describe, expect, it } from 'vitest'
import { languageNames, loadLanguages } from '@/lib/galley/markdown/languages'

describe('languages', () => {
  it('all load, under every name they have', async () => {
    const loaded = await loadLanguages(languageNames)
    expect(Object.keys(loaded).sort()).toEqual(languageNames)
    expect(Object.values(loaded).every((grammar) => typeof grammar === 'function')).toBe(true)
  })

  it('that are unknown are refused, names of object properties too', async () => {
    await expect(loadLanguages(['klingon'])).rejects.toThrow('Unknown language "klingon".')
    await expect(loadLanguages(['constructor'])).rejects.toThrow('Unknown language "constructor".')
  })
})
