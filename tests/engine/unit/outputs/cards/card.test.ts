import { createHash } from 'node:crypto'
import { Renderer } from '@takumi-rs/core'
import { describe, expect, it } from 'vitest'
import { importWithFonts } from '../../../support/fonts'

const { createCard } = await importWithFonts(() => import('@/lib/galley/outputs/cards/card'))
const { chooseFonts } = await import('@/lib/galley/outputs/cards/card-fonts')

const WIDTH = 1200
const HEIGHT = 630
const PAPER = 0xfdfcf9
const DEEP = 0x0f4c5c

const drawCard = (title: string, { site = 'Mara’s Notebook', byline = 'Mara Lindqvist · Nov 22, 2020' } = {}) =>
  createCard({ title: [title, site], site: [site, 'mara.example'], byline: [[byline]] })

const draw = async (...words: Parameters<typeof drawCard>): Promise<Buffer> => (await drawCard(...words)).png

const findMissing = async (...words: Parameters<typeof drawCard>) => (await drawCard(...words)).missing

/** The card's bytes, short enough for a failing test to print. */
const hash = async (...words: Parameters<typeof draw>): Promise<string> =>
  createHash('sha256')
    .update(await draw(...words))
    .digest('hex')

const renderer = new Renderer()

/** The colour of every pixel of a PNG, row by row. */
const readPixels = async (png: Buffer): Promise<number[]> => {
  const image = { type: 'image', src: png, width: WIDTH, height: HEIGHT } as const
  const raw = await renderer.render(image, { width: WIDTH, height: HEIGHT, format: 'raw' })
  return Array.from({ length: raw.length / 4 }, (_, i) => raw.readUIntBE(4 * i, 3))
}

/** The title's ink: its pixels, its left and right edge, and on how many rows of pixels it lies. */
const measureTitle = async (title: string) => {
  const pixels = await readPixels(await draw(title))
  const inked = pixels.flatMap((color, i) => {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)]
    return color !== PAPER && y > 140 && y < 520 && x > 60 && x < WIDTH - 60 ? [{ x, y }] : []
  })
  const columns = inked.map(({ x }) => x).sort((a, b) => a - b)
  const rows = new Set(inked.map(({ y }) => y)).size
  return { inked, left: columns[0] ?? Number.NaN, right: columns.at(-1) ?? Number.NaN, rows }
}

const fontsOf = (text: string): string =>
  chooseFonts(text)
    .files.map(({ name }) => name)
    .join(' ')

describe('a card', () => {
  it('is a PNG of 1200 × 630, small enough to share', async () => {
    const png = await draw('What to expect in Debian 11 Bullseye for nftables/iptables')
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([WIDTH, HEIGHT])
    expect(png.length).toBeLessThan(40 * 1024)
  })

  it('has the same bytes for the same words, whatever was drawn before or at the same time', async () => {
    const titles = ['Same again', '用 nftables 保护你的服务器', 'كيف تستخدم nftables', 'Same 🚀 again']
    const first = await Promise.all(titles.map((title) => hash(title)))
    for (const title of [...titles].reverse()) expect(await hash(title)).toEqual(first[titles.indexOf(title)])
  })

  it('shows title, site and byline', async () => {
    const cards = [hash('a'), hash('b'), hash('a', { site: 'b' }), hash('a', { byline: 'b' })]
    expect(new Set(await Promise.all(cards)).size).toBe(4)
  })
})

describe('a script', () => {
  // Blanks, or the boxes of a font that lacks a letter, would be alike for any two letters.
  it.each([
    ['Latin', 'a', 'e'],
    ['Latin with marks', 'ğ', 'ś'],
    ['Vietnamese', 'ế', 'ộ'],
    ['Cyrillic', 'ж', 'ф'],
    ['Ukrainian', 'ґ', 'є'],
    ['Greek', 'λ', 'π'],
    ['polytonic Greek', 'ἀ', 'ὁ'],
    ['Arabic', 'ب', 'ك'],
    ['Hebrew', 'ש', 'ל'],
    ['Devanagari', 'क', 'म'],
    ['Thai', 'ก', 'ดี'],
    ['Bengali', 'ক', 'নি'],
    ['Tamil', 'க', 'மி'],
    ['Telugu', 'క', 'మ్య'],
    ['Kannada', 'ಕ', 'ಮಿ'],
    ['Malayalam', 'ക', 'മി'],
    ['Gujarati', 'ક', 'મિ'],
    ['Gurmukhi', 'ਕ', 'ਮਿ'],
    ['Odia', 'କ', 'ମି'],
    ['Sinhala', 'ක', 'මි'],
    ['Georgian', 'ა', 'ბ'],
    ['Armenian', 'ա', 'բ'],
    ['Amharic', 'አ', 'ማ'],
    ['Khmer', 'ក', 'ច្ឆិ'],
    ['Lao', 'ກ', 'ມີ'],
    ['Burmese', 'က', 'မြို့'],
    ['Tibetan', 'ཀ', 'རྒྱ'],
    ['Cherokee', 'Ꭰ', 'Ꮎ'],
    ['Thaana', 'އަ', 'ދި'],
    ['simplified Chinese', '你', '们'],
    ['traditional Chinese', '龜', '鬱'],
    ['hiragana', 'あ', 'の'],
    ['katakana', 'ア', 'ノ'],
    ['Korean', '한', '글'],
    ['emoji', '🚀', '🎉'],
    ['a flag', '🇪🇸', '🇫🇷'],
    ['a keycap', '1️⃣', '2️⃣'],
    ['a family', '👩‍👩‍👧‍👦', '👨‍👩‍👧'],
    ['symbols', '→', '⌥'],
  ])('draws each letter: %s', async (_, one, other) => {
    expect(await hash(one)).not.toEqual(await hash(other))
    expect((await measureTitle(one)).rows).toBeGreaterThan(10)
  })

  it('opens no font that the words do not need', () => {
    expect(fontsOf('How to use nftables from python…')).toBe('source-serif-4-latin-opsz-normal')
    expect(fontsOf('Як')).toBe('source-serif-4-cyrillic-opsz-normal')
  })

  it('has Japanese forms of Han characters beside kana, and Chinese forms else', () => {
    expect(fontsOf('直')).toMatch(/^noto-serif-sc-\d+-wght-normal$/)
    expect(fontsOf('直す')).toMatch(/^noto-serif-jp-\d+-wght-normal( noto-serif-jp-\d+-wght-normal)?$/)
  })

  it('joins Arabic letters', async () => {
    const [joined, apart] = await Promise.all([measureTitle('ببب'), measureTitle('ب\u200cب\u200cب')])
    expect(joined.right - joined.left).toBeLessThan(apart.right - apart.left)
  })

  it('orders the words of a right-to-left title from right to left', async () => {
    expect(await hash('שלום nftables (2020)')).toEqual(await hash('\u2067שלום nftables (2020)\u2069'))
    expect(await hash('שלום nftables (2020)')).not.toEqual(await hash('\u2067\u202dשלום nftables (2020)\u202c\u2069'))
  })

  it('turns the card round for a title that reads from right to left', async () => {
    const edges = async (title: string): Promise<boolean[]> => {
      const pixels = await readPixels(await draw(title))
      return [pixels[0] === DEEP, pixels[WIDTH - 1] === DEEP]
    }
    expect(await edges('How to use nftables')).toEqual([true, false])
    expect(await edges('كيف تستخدم nftables')).toEqual([false, true])
    expect((await measureTitle('שלום')).right).toBeGreaterThan(1050)
    expect((await measureTitle('Hi')).left).toBeLessThan(150)
  })
})

describe('a long title', () => {
  it('is set in smaller type on more lines, inside its margins', async () => {
    for (const word of ['short ', 'Donaudampfschifffahrtsgesellschaftskapitän ', '汉字', 'ब', '👩‍👩‍👧‍👦', 'مرحبا ']) {
      for (const times of [1, 9, 30]) {
        const { left, right } = await measureTitle(word.repeat(times))
        expect(left).toBeGreaterThanOrEqual(72)
        expect(right).toBeLessThanOrEqual(1128)
      }
    }
  })

  it('keeps a word in one piece where a smaller type can', async () => {
    const { rows } = await measureTitle('Internationalization-free')
    expect(rows).toBeLessThan(124 * 2)
    expect((await measureTitle('Donaudampfschifffahrtsgesell')).rows).toBeLessThan(100)
  })

  it('breaks Chinese between words', async () => {
    const joined = '服\u2060务\u2060器'
    expect(await hash('用 nftables 保护你的服务器：从入门到实践')).toEqual(
      await hash(`用 nftables 保护你的${joined}：从入门到实践`),
    )
  })

  it('breaks Thai, Lao, Khmer and Burmese between words', async () => {
    const spaced = ['การ', 'ตั้งค่า', 'เครือข่าย', 'สำหรับ', 'ผู้เริ่มต้น']
    expect(await hash(spaced.join(''))).toEqual(await hash(spaced.join('\u200b')))
  })

  it('ends in an ellipsis between graphemes when no type is small enough', async () => {
    const cut = await hash('The release notes nobody reads, and why. '.repeat(20))
    expect(cut).toEqual(await hash('The release notes nobody reads, and why. '.repeat(21)))
    const families = await hash('👩‍👩‍👧‍👦'.repeat(200))
    expect(families).toEqual(await hash(`${'👩‍👩‍👧‍👦'.repeat(150)}👩‍🚀`))
    expect(families).not.toEqual(await hash('👩‍👩‍👧‍👦'.repeat(20)))
  })

  it('is never cut without a sign: the last line ends in a dot', async () => {
    const { inked, right } = await measureTitle('X'.repeat(1000))
    const end = inked.filter(({ x, y }) => x > right - 8 && y > 430)
    expect(new Set(end.map(({ y }) => y)).size).toBeLessThan(12)
  })
})

describe('a character that no font has', () => {
  it('has an ellipsis in its place, and is named once', async () => {
    expect(await findMissing('Linear B 𐀀 and private \ue000, twice 𐀀')).toEqual(['𐀀', '\ue000'])
    expect(await hash('Linear B 𐀀')).toEqual(await hash('Linear B …'))
    expect(await hash('Linear 𐀀𐀁 𐀂… B')).toEqual(await hash('Linear … B'))
  })

  it('has the next text in the place of a name or date that has it', async () => {
    const card = { title: ['a'], site: ['Linear 𐀀', 'b'], byline: [['𐀁', 'c'], ['𐀂'], ['d', 'e']] }
    const drawn = await createCard(card)
    expect(drawn.missing).toEqual(['𐀀', '𐀁', '𐀂'])
    expect(drawn.png.equals(await draw('a', { site: 'Linear …', byline: 'c · d' }))).toBe(true)
    const other = await createCard({ ...card, site: ['𐀀', 'b'], byline: [['𐀂']] })
    expect(other.png.equals(await draw('a', { site: 'b', byline: '' }))).toBe(true)
  })

  it('may be a mark whose letter is in another font', async () => {
    expect(await findMissing('q\u0331')).toEqual(['q\u0331'])
  })

  it('leaves the host for a title and a name of which no letter can be drawn', async () => {
    const drawn = await createCard({ title: ['𐀀\u200b', '𐀁', 'a.example'], site: ['𐀁', 'a.example'], byline: [] })
    expect(drawn.png.equals(await draw('a.example', { site: 'a.example', byline: '' }))).toBe(true)
  })

  it('leaves the name of the site for a title if there is no other', async () => {
    expect(await hash('𐀀𐀁 𐀂!')).toEqual(await hash('Mara’s Notebook'))
    expect(await hash('…?')).not.toEqual(await hash('Mara’s Notebook'))
  })

  it('is not one that is never seen', async () => {
    const plain = await hash('ab cd')
    expect(await hash('a\u00adb\u3164 \u{1bca0}cd')).toEqual(plain)
    expect(await hash('a\u200eb \u2067cd\u2069')).toEqual(plain)
    expect(await hash('a\ufe0fb c\u2060d')).toEqual(plain)
  })

  it('is not an emoji joined as no font knows: each part is drawn', async () => {
    expect(await hash('🐱\u200d👤')).toEqual(await hash('🐱👤'))
    expect(await hash('👩\u200d🚀')).not.toEqual(await hash('👩🚀'))
  })
})

describe('hostile text', () => {
  it('is drawn as it is written', async () => {
    const tag = await hash('<script>alert(1)</script> & ]]>')
    expect(tag).not.toEqual(await hash(' & ]]>'))
    expect(await hash('&amp;')).not.toEqual(await hash('&'))
    expect(await hash('<b>x</b>')).not.toEqual(await hash('x'))
  })

  it('loses its control characters and lone surrogates, and keeps its spaces', async () => {
    expect(await hash('\u0000a\u0007\u001b b\ud800\t\r\n c ')).toEqual(await hash('a b c'))
  })

  it('cannot turn round the rest of the card', async () => {
    const [plain, evil] = await Promise.all([hash('a', { site: 'x' }), hash('a\u202e', { site: 'x' })])
    expect(evil).toEqual(plain)
  })

  it('does not stall', async () => {
    await expect(draw('word '.repeat(20_000))).resolves.toBeInstanceOf(Buffer)
  })
})
