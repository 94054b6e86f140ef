import { describe, expect, it } from 'vitest'
import { joinWords, splitWords } from '@/lib/galley/core/words'

const getWords = (text: string) => splitWords(text).split(' ').map(joinWords)

describe('splitting words', () => {
  it.each([
    ['命名空间', ['命名', '空间']],
    ['ภาษาไทย', ['ภาษา', 'ไทย']],
    ['用ip命令。', ['用', 'ip', '命令', '。']],
  ])('finds those of %s', (text, words) => {
    expect(getWords(text)).toEqual(words)
  })

  it('leaves scripts with spaces alone', () => {
    const text = 'full-text 10.0.0.0/8 مقدمة في الشبكات 네트워크 이름'
    expect(splitWords(text)).toBe(text)
  })
})

describe('joining words', () => {
  it('gives back what was split', () => {
    const text = '每个命名空间, a space and 路由表。\nการค้นหา'
    expect(joinWords(splitWords(text))).toBe(text)
  })

  it('gives it back with marks around words', () => {
    const marked = splitWords('命名空间').replace(/\S+/, '<mark>$&</mark>')
    expect(joinWords(marked)).toBe('<mark>命名</mark>空间')
  })
})
