import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createExport } from '../../../support/export'
import { importWithFonts } from '../../../support/fonts'
import { importWith } from '../../../support/modules'
import { createPost } from '../../../support/post'

const { chooseFonts: chooseFromAll } = await importWithFonts(() => import('@/lib/galley/outputs/cards/card-fonts'))
const { chooseFonts, createCard } = await importWith({}, async () => ({
  ...(await import('@/lib/galley/outputs/cards/card-fonts')),
  ...(await import('@/lib/galley/outputs/cards/card')),
}))
// A card that is cached may be from when a font was installed.
const { drawCards, explainMissing, writeCards } = await importWith(
  { CLEAN: '1' },
  () => import('@/lib/galley/outputs/cards/write-cards'),
)

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
    ['Thai', 'ก่อน', 'noto-serif-thai'],
    ['Bengali', 'নির্মাণ', 'noto-serif-bengali'],
    ['Tamil', 'தமிழ்', 'noto-serif-tamil'],
    ['Telugu', 'తెలుగు', 'noto-serif-telugu'],
    ['Kannada', 'ಕನ್ನಡ', 'noto-serif-kannada'],
    ['Malayalam', 'മലയാളം', 'noto-serif-malayalam'],
    ['Gujarati', 'ગુજરાતી', 'noto-serif-gujarati'],
    ['Punjabi', 'ਪੰਜਾਬੀ', 'noto-serif-gurmukhi'],
    ['Odia', 'ଓଡ଼ିଆ', 'noto-serif-oriya'],
    ['Sinhala', 'සිංහල', 'noto-serif-sinhala'],
    ['Georgian', 'ქართული', 'noto-serif-georgian'],
    ['Armenian', 'Հայերեն', 'noto-serif-armenian'],
    ['Amharic', 'አማርኛ', 'noto-serif-ethiopic'],
    ['Khmer', 'ខ្មែរ', 'noto-serif-khmer'],
    ['Lao', 'ລາວ', 'noto-serif-lao'],
    ['Burmese', 'မြန်မာ', 'noto-serif-myanmar'],
    ['Tibetan', 'བོད་སྐད', 'noto-serif-tibetan'],
    ['Cherokee', 'ᏣᎳᎩ', 'noto-sans-cherokee'],
    ['Dhivehi', 'ދިވެހި', 'noto-sans-thaana'],
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

  it('is drawn all the same, whatever its words', async () => {
    const texts = fc.string({ unit: 'binary', maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(texts, texts, texts, async (title, site, byline) => {
        const { png } = await createCard({ title: [title, site], site: [site], byline: [[byline]] })
        expect(png.subarray(1, 4).toString()).toBe('PNG')
      }),
      { numRuns: 30 },
    )
  })

  it('shows the host and the day if nothing else can be drawn', async () => {
    const names = ['บันทึก', 'notes.example']
    const days = ['22 พ.ย. 2563', '2020-11-22']
    const drawn = await createCard({ title: ['สำหรับมือใหม่', ...names], site: names, byline: [['สมชาย'], days] })
    const shown = await createCard({ title: ['notes.example'], site: ['notes.example'], byline: [['2020-11-22']] })
    expect(drawn.png.equals(shown.png)).toBe(true)
  })

  it('has one message for each package, with the command that installs it', () => {
    expect(explain('Latin', '한', 'ש', '글', '한글')).toEqual([
      '1.mdx: the card needs a font for 한 (U+D55C), as for 2 other cards. Run: npm install -E @fontsource-variable/noto-serif-kr',
      '2.mdx: the card needs a font for ש (U+05E9). Run: npm install -E @fontsource-variable/noto-serif-hebrew',
    ])
  })

  it('needs no other font for marks that several scripts share', () => {
    const packageOf = (message: string) => message.replace(/^.*@[\w-]+\//, '')
    expect(explain('1 جنوری، 2023').map(packageOf)).toEqual(['noto-naskh-arabic'])
    expect(explain('एक। दो॥').map(packageOf)).toEqual(['noto-serif-devanagari'])
    expect(chooseFromAll('،؟।॥').missing).toEqual([])
  })

  it('says so if one other card needs the same', () => {
    expect(explain('한', '글')[0]).toContain('for 한 (U+D55C), as for 1 other card. Run:')
  })

  it('has another message if no package is known', () => {
    expect(explain('Linear B 𐀀')).toEqual([
      '0.mdx: no font has 𐀀 (U+10000).',
      'These cards show … instead. Install a Fontsource package, and add it to lib/galley/outputs/cards/card-fonts.ts.',
    ])
  })
})

describe('the cards of a build', () => {
  it('are counted, at their addresses, and name the file of a title without a font', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue()
    const dir = await mkdtemp(path.join(tmpdir(), 'galley-'))
    const post = createPost({ slug: 'a', title: '直すカード', file: 'posts/a/index.mdx' })
    expect(await writeCards(createExport({ dir }), await drawCards([post]))).toMatch(/^2 files, \d drawn$/)
    expect(await readdir(path.join(dir, 'cards'))).toEqual(['a.png', 'index.png'])
    expect(log.mock.calls.join()).toContain('content/posts/a/index.mdx: the card needs a font')
    log.mockRestore()
  })
})
