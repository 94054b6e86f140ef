import { describe, expect, it } from 'vitest'
import { findMessages } from '@/lib/galley/config/languages'
import { translate } from '@/lib/galley/content/translation'
import { messages } from '@/lib/messages'

describe('findMessages', () => {
  it.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['de-AT', 'de'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
  ])('%s has the messages of %s', (lang, tag) => {
    expect(messages[tag]).toBeDefined()
    expect(findMessages(lang)).toBe(messages[tag])
  })

  it('has none for another language or script', () => {
    expect(findMessages('la')).toBeUndefined()
    expect(findMessages('ru-Latn')).toBeUndefined()
  })
})

describe('translate', () => {
  it('has the words of the language, and its numbers and plurals', () => {
    const { messages, count } = translate('pl')
    expect(messages.archive).toBe('Archiwum')
    expect(count(messages.postCount, 3)).toMatch(/^3 \S+$/)
    expect(count(messages.postCount, 3)).not.toBe(count(messages.postCount, 5).replace('5', '3'))
  })

  it("has the words of the site's language for a language without messages", () => {
    expect(translate('la').messages).toEqual(translate('en').messages)
  })
})
