import { describe, expect, it } from 'vitest'
import { foldLetters, joinWords, splitWords } from '@/lib/galley/core/words'

const getWords = (text: string) => splitWords(text).split(' ').map(joinWords)

describe('splitting words', () => {
  it.each([
    ['命名空间', ['命名', '空间']],
    ['ภาษาไทย', ['ภาษา', 'ไทย']],
    ['用ip命令。', ['用', 'ip', '命令', '。']],
    ['東京タワーに', ['東京', 'タワー', 'に']],
    ['C/C++', ['C/', 'C++']],
    ['(C++,C#;F#)', ['(C++,', 'C#;', 'F#)']],
  ])('finds those of %s', (text, words) => {
    expect(getWords(text)).toEqual(words)
  })

  it('leaves scripts with spaces alone', () => {
    const text = 'full-text 10.0.0.0/8 and/or #1 a+b i++; مقدمة في الشبكات 네트워크 이름'
    expect(splitWords(text)).toBe(text)
  })
})

describe('joining words', () => {
  it.each([
    '每个命名空间, a space and 路由表。\nการค้นหา',
    '東京タワーとサッカー部',
    'C/C++,C# and https://a.example/b#c',
  ])('gives back what was split: %s', (text) => {
    expect(joinWords(splitWords(text))).toBe(text)
  })

  it('gives it back with marks around words', () => {
    const marked = splitWords('命名空间').replace(/\S+/, '<mark>$&</mark>')
    expect(joinWords(marked)).toBe('<mark>命名</mark>空间')
  })
})

describe('folding letters', () => {
  it.each([
    ['größe', 'grösse'],
    ['æsop œuvre', 'aesop oeuvre'],
    ['łódź søren þór ðe đ', 'lódź soren thór de d'],
    ['cafe', 'cafe'],
  ])('spells %s as %s', (text, folded) => {
    expect(foldLetters(text)).toBe(folded)
  })
})
