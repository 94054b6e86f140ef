import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { messages } from '@/lib/messages'

/** Returns all texts of messages, by their paths: `callouts.note`, `postCount.one`. */
function list(value: object, prefix = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]): [string, string][] =>
    typeof inner === 'string' ? [[prefix + key, inner]] : list(inner, `${prefix}${key}.`),
  )
}

const getMarks = (text: string): string[] => [...new Set(text.match(/\{\w+\}|<\w+>|<\/\w+>/g))].sort()
const english = new Map(list(messages.en ?? {}))
const plurals = ['postCount', 'minutes', 'taggedPosts', 'seriesParts'] as const

describe.each(Object.entries(messages))('the messages in %s', (tag, own) => {
  it('have a canonical language tag', () => {
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag])
  })

  it('have the placeholders and links of the English ones', () => {
    for (const [key, text] of list(own)) {
      const [name = '', category] = key.split('.')
      const model = english.get(key) ?? english.get(`${name}.other`) ?? ''
      // "One post" needs no number.
      const isNumbered = !['zero', 'one', 'two'].includes(category ?? '')
      const keep = (mark: string) => isNumbered || mark !== '{count}'
      expect([key, getMarks(text).filter(keep)]).toEqual([key, getMarks(model).filter(keep)])
    }
  })

  it('have a text for each plural of a whole number, or one for all', () => {
    const rules = new Intl.PluralRules(tag)
    const used = new Set(Array.from({ length: 200 }, (_, number) => rules.select(number)))
    for (const name of plurals) {
      const categories = Object.keys(own[name])
      expect([name, categories]).toEqual([name, categories.length > 1 ? expect.arrayContaining([...used]) : ['other']])
    }
  })

  it('have no text that is empty, padded or typed with straight quotes', () => {
    for (const [key, text] of list(own)) expect([key, text]).toEqual([key, text.trim().replace(/["']|^$/g, '?')])
  })
})

it('no language repeats a sentence of English', () => {
  for (const [tag, own] of Object.entries(messages))
    for (const [key, text] of list(own))
      if (tag !== 'en' && text.split(/[\s.]+/).filter((word) => /^[a-z]/i.test(word)).length > 2)
        expect([tag, key, text]).not.toEqual([tag, key, english.get(key)])
})

it('README says how many languages there are', () => {
  const readme = readFileSync('README.md', 'utf8').replace(/\s+/g, ' ')
  expect(readme).toContain(`Galley speaks ${Object.keys(messages).length} languages`)
})
