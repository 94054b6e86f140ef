import fc from 'fast-check'
import { hostileTexts } from './hostile'

const words = [
  ...[
    'Routing',
    'tables',
    'naïve',
    'Größe',
    'Ελληνικά',
    'Русский',
    'العربية',
    'עברית',
    'हिन्दी',
    'ไทย',
    '日本語',
    '网络',
  ],
  ...['한국어', 'বাংলা', 'ᚠᚢᚦ', '𝔘𝔫𝔦', '👩‍💻', '🏳️‍🌈', 'e\u0301', 'ﬁ', '\u3000', '10 %'],
  ...[
    '&amp;',
    '<b>',
    '{a}',
    '`',
    '*',
    '_',
    '#',
    '$$',
    '\\',
    '"',
    "'",
    ']]>',
    '--',
    '|',
    '~',
    ':',
    '@',
    '[x]',
    '^',
    '%zz',
    '💩',
  ],
]

/** Generates a line of text: common words, any characters, or strings that break programs. */
export const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((all) => all.join(' ')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 10 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...hostileTexts,
      'x'.repeat(300),
      'ﷺ'.repeat(150),
      '😀'.repeat(99),
      '\u0301',
      '-',
      'null',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('a\u00adb', '\u2060', '\u200f', '\ufe0f', '\ud83d', 'a\u2028b', '\ufffd', '\t'),
  },
)

/** Generates the same, escaped for Markdown in most cases. */
export const prose = fc.tuple(line, fc.integer({ min: 0, max: 9 })).map(([text, raw]) => {
  return raw === 0 ? text : text.replace(/[\\`*_{}[\]<>()#&"'$!|~:@^+.-]/g, '\\$&')
})

const urls = [
  ...[
    'https://a.example/',
    'http://[::1]/',
    'http://[',
    'https://a.example:99999/',
    'mailto:a@b.example',
    'mailto:',
    'tel:+1',
  ],
  ...[
    '#one',
    '#',
    '?a',
    '/',
    '/posts/',
    '//a.example',
    'https://ü.example/',
    'https://xn--/',
    'https://a.example/%',
    'http:a',
    'https:',
  ],
  ...[
    'irc:',
    'urn:a:b',
    'urn:',
    'javascript:a',
    'HTTP://A.EXAMPLE',
    'https://a:b@a.example/',
    'https://1.2.3.4.5/',
    'http://0x',
    '.',
  ],
  ...[
    `https://${'a'.repeat(300)}.example/`,
    `https://a.example/${'ü'.repeat(900)}`,
    'https://a.example/?a=]]>&b',
    'ssh://',
    '%00',
    '..',
  ],
  ...[
    '/about/',
    '/about',
    '/icon-512.png',
    './a.svg',
    'https://a.example/\u202e',
    'magnet:?xt=a',
    'geo:0,0',
    '/media/a.svg',
    'a.mdx',
  ],
]
/** Generates an address; many are invalid or broken. */
export const url = fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...urls.slice(0, 2)) }, fc.constantFrom(...urls))
const webAddresses = [
  'https://a.example/a?b=c&d#e',
  'http://[::1]:80/',
  'https://ü.example/ü',
  "https://a.example/'<>",
  'HTTPS://A.example',
]
/** Generates a valid web address or one of `more`, and sometimes any address. */
export const uri = (more: string[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...webAddresses, ...more) }, url)

const images = [
  './a.svg',
  './%61.svg',
  'a.svg',
  './A.svg',
  './a.svg?b#c',
  './gone.png',
  './b c.svg',
  '<./b c.svg>',
  './ü.svg',
  '/icon-512.png',
  '',
]
/** Generates the address of an image, which exists in most cases. */
export const image = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...images.slice(0, 3)) },
  fc.constantFrom(...images),
)

/** Generates TeX, sometimes invalid. */
export const formula = fc.oneof(
  fc.constantFrom(
    ...[
      'a',
      '',
      '\\frac{a}{b}',
      '\\rule{9e9em}{1em}',
      '\\text{a<b>&}',
      '\\href{javascript:a}{b}',
      '\\begin{matrix}a&b\\\\c\\end{matrix}',
    ],
    ...[
      '\\def\\a{\\a}\\a',
      '\\kern9em',
      '\\color{red}a',
      '\\htmlId{a}{b}',
      '^',
      '\\sqrt[3]{x}',
      '\\ce{H2O}',
      '𝑥',
      'é',
      '\\',
      '\\tag{1}a',
    ],
    ...[
      '{'.repeat(90) + '}'.repeat(90),
      '\\unicode{x}',
      '\\char"1F600',
      '\\verb|a|',
      '\\newcommand{\\x}{y}\\x',
      '\\includegraphics{a}',
    ],
  ),
  line.map((text) => `\\text{${text.replace(/[#{}\\&%_^~$]/g, '')}}`),
)
