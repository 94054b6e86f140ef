import { describe, expect, it } from 'vitest'
import { importWithFonts } from '../../../support/fonts'
import { importWith } from '../../../support/modules'

const { chooseFonts: chooseFromAll } = await importWithFonts(() => import('@/lib/galley/outputs/cards/card-fonts'))
const { chooseFonts } = await importWith({}, () => import('@/lib/galley/outputs/cards/card-fonts'))
const { explainMissing } = await import('@/lib/galley/outputs/cards/write-cards')

const explain = (...titles: string[]) =>
  explainMissing(titles.map((title, index) => ({ source: `${index}.mdx`, graphemes: chooseFonts(title).missing })))

describe('a card of a script without a font', () => {
  it.each([
    ['Latin', 'Žluťoučký kůň, ế', undefined],
    ['Cyrillic', 'ґ', undefined],
    ['emoji', '🚀 👩‍👩‍👧‍👦 🇪🇸 1️⃣', undefined],
    ['polytonic Greek', 'ἀ', 'noto-serif'],
    ['Arabic', 'كيف', 'noto-naskh-arabic'],
    ['Hebrew', 'שלום', 'noto-serif-hebrew'],
    ['Devanagari', 'कम', 'noto-serif-devanagari'],
    ['Chinese', '服务器：从入门', 'noto-serif-sc'],
    ['Japanese', '直すカード', 'noto-serif-jp'],
    ['Korean', '한글', 'noto-serif-kr'],
    ['an arrow', '→', 'noto-serif-sc'],
    ['a key', '⌥', 'noto-sans-symbols-2'],
  ])('names the package that draws %s, if it is not installed', (_, title, name) => {
    expect(explain(title).map((message) => message.replace(/^.*Run: npm install -E @[\w-]+\//, ''))).toEqual(
      name ? [name] : [],
    )
    const { files, missing } = chooseFromAll(title)
    expect(missing).toEqual([])
    if (name) for (const file of files) expect(file.name).toMatch(new RegExp(`^${name}-`))
  })

  it('has one message for each package, with the command that installs it', () => {
    expect(explain('Latin', '한', 'ש', '글', '한글')).toEqual([
      '1.mdx: the card needs a font for 한 (U+D55C), as do 2 other cards. Run: npm install -E @fontsource-variable/noto-serif-kr',
      '2.mdx: the card needs a font for ש (U+05E9). Run: npm install -E @fontsource-variable/noto-serif-hebrew',
    ])
  })

  it('has another message if no package is known', () => {
    expect(explain('Linear B 𐀀')).toEqual([
      '0.mdx: no font has 𐀀 (U+10000).',
      'These cards show \ufffd instead. Install a Fontsource package, and add it to lib/galley/outputs/cards/card-fonts.ts.',
    ])
  })
})
