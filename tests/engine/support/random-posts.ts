import path from 'node:path'
import fc from 'fast-check'
import { getAttributeNames, getElementNames } from '@/lib/galley/markup/elements'
import { createSource, type Files, svg } from './content'
import { hostileFiles } from './hostile'
import { formula, image, line, prose, uri, url } from './random-texts'

const listing = fc
  .tuple(
    fc.constantFrom(
      '',
      'sh',
      'js',
      'nolang',
      'txt {1}',
      'js title="a.js"',
      'txt showLineNumbers',
      'diff',
      'txt {9-1}',
      'md',
    ),
    line,
  )
  .map(([info, text]) => `\`\`\`\`${info}\n${text.replaceAll('`', '')}\n\`\`\`\``)

const element = fc
  .constantFrom(...getElementNames())
  .chain((name) =>
    fc.tuple(fc.constant(name), fc.subarray(getAttributeNames(name), { maxLength: 3 }), fc.oneof(line, url), prose),
  )
  .map(([name, attributes, value, text]) => {
    const quoted = value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
    const start = [name, ...attributes.map((attribute) => `${attribute}="${quoted}"`)].join(' ')
    return /^(?:br|hr|img|wbr|source|track|col)$/.test(name) ? `<${start} />` : `<${start}>${text}</${name}>`
  })

const block = fc.oneof(
  { weight: 3, arbitrary: prose },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      '***',
      '{/* more */}',
      '<br />',
      '&nbsp;',
      '\u200b',
      '\\',
      '<hr />',
      '- ',
      '> ',
      '1.',
      '#',
    ),
  },
  { weight: 2, arbitrary: element },
  listing,
  formula.map((tex) => `$$\n${tex}\n$$`),
  formula.map((tex) => `Inline $$${tex}$$.`),
  fc.tuple(fc.integer({ min: 1, max: 6 }), prose).map(([level, text]) => `${'#'.repeat(level)} ${text}`),
  prose.map((text) => `## One\n\n## One\n\n## ${text}`),
  fc.tuple(prose, url, prose).map(([text, to, title]) => `[${text}](${to} "${title}")`),
  fc.tuple(prose, url).map(([text, to]) => `[${text}][a]\n\n[a]: ${to}`),
  url.map((to) => `<a href="${to}">a</a> and <video src="${to}" controls />`),
  fc.tuple(prose, image, prose).map(([text, src, title]) => `![${text}](${src} "${title}")`),
  fc.tuple(prose, image).map(([text, src]) => `> [!NOTE]\n> ![${text}](${src})`),
  fc.tuple(fc.constantFrom('NOTE', 'TIP', 'note', 'X'), prose).map(([kind, text]) => `> [!${kind}]\n> ${text}`),
  prose.map((text) => `A.[^1]\n\n[^1]: ${text}\n\n    > ${text}`),
  fc.tuple(prose, prose).map(([one, two]) => `| ${one} |\n| :-: |\n| ${two} |`),
  fc
    .constantFrom('JSON', 'C++', 'vue', 'Mermaid', 'python{1}', 'no-such', 'constructor')
    .map((language) => `\`\`\`${language}\na\n\`\`\``),
  prose.map((text) => `- [x] ${text}\n- [ ] ~~${text}~~\n\n  1. **${text}**`),
  prose.map((text) => `<details><summary>${text}</summary>\n\n${text}\n\n</details>`),
  fc.constantFrom(
    '<Video title="A film" href="https://video.example/1" embed="https://player.example/1" />',
    '<Option121Encoder />',
    'https://a.example/b www.a.example a@b.example',
    'A sentence with {1 + 1}.',
    '<svg:svg>a</svg:svg>',
    '<svg viewBox="0 0 4 4"><path d="M0 0" fill="url(#a)" /></svg>',
    'a\n\n{/* a comment */}\n\n```\n{/* b */}\n```',
  ),
)

const pad = (number: number, length: number) => String(number).padStart(length, '0')
const day = fc
  .record({
    year: fc.oneof({ weight: 16, arbitrary: fc.integer({ min: 1970, max: 2024 }) }, fc.integer({ min: 0, max: 9999 })),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
const date = fc.oneof(
  { weight: 16, arbitrary: day },
  {
    weight: 2,
    arbitrary: fc
      .tuple(day, fc.constantFrom('T00:00:00Z', 'T23:59:59+14:00', 'T12:00-12:00', 'T24:00:00Z', 'T10:00'))
      .map((parts) => parts.join('')),
  },
  fc.constantFrom(
    '0000-01-01',
    '0001-01-01',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31',
    '9999-12-31T23:59:59-12:00',
    '2023-02-29',
    '1969-12-31',
  ),
)

const change = fc.oneof({ weight: 4, arbitrary: fc.constantFrom('2025-12-30', '2025-12-31T23:59:59Z') }, date)

const alias = fc.oneof(
  fc.constantFrom(
    '/old/',
    '/old.html',
    '/a/../b/',
    '/.a/',
    '/%2e%2e/a/',
    '/a%2fb/',
    '/%00/',
    '/about/',
    '/posts/x/',
    '/tags/',
    '/_next/a/',
    '/Old/',
    '/icon.svg/a/',
    '/favicon.ico/',
    `/${'a'.repeat(300)}/`,
  ),
  fc.constantFrom(
    '/old',
    '/old/index.html',
    '/index.html',
    '/:a/',
    '/*/',
    '/a"b/',
    "/a'b/",
    '/$a/',
    '/ü/',
    '/{a}/',
    '/;/',
    '/a\\b/',
    '/old/x.html',
  ),
  line.map((text) => `/${text}/`),
  line.map((text) => `/x/${encodeURIComponent(Buffer.from(text).toString())}.html`),
)

const fields = fc.record(
  {
    title: line,
    date,
    updates: fc.array(fc.record({ date: change, note: line }), { maxLength: 2 }),
    updated: change,
    description: line,
    tags: fc.array(fc.oneof({ weight: 9, arbitrary: line }, fc.constantFrom('word '.repeat(30), '網'.repeat(66))), {
      maxLength: 3,
    }),
    authors: fc.oneof({ weight: 6, arbitrary: fc.subarray(['mara', 'constructor']) }, fc.constant(['nobody'])),
    cover: image,
    coverAlt: prose,
    draft: fc.boolean(),
    unlisted: fc.boolean(),
    series: line,
    part: fc.constantFrom(1, 2, 3, 4, 5, 1, 2, 3, 0, -1, 1.5, 1e21),
    aliases: fc.array(alias, { maxLength: 2 }),
    canonical: uri([]),
    lang: fc.constantFrom(
      'en',
      'de',
      'ar',
      'zh-Hant',
      'x',
      'en-u-ca-buddhist',
      'i-klingon',
      'sr-Latn-RS',
      'ar-u-nu-arab',
      'tlh',
      'und',
      'no_NO',
      'de_DE',
      'german',
      'en-x-y',
      'he',
    ),
    toc: fc.boolean(),
    guid: fc.oneof({ weight: 5, arbitrary: uri(['urn:a:b', 'tag:a.example,2024:]]>&<', 'magnet:?xt=a']) }, line),
  },
  { requiredKeys: ['title', 'date'] },
)

const slug = fc.oneof(
  { weight: 9, arbitrary: fc.stringMatching(/^[a-z]{3,9}(-[0-9]{1,4})?$/) },
  fc.constantFrom(
    'a--b',
    'index',
    '404',
    'A',
    'a b',
    'ü',
    'con',
    'a.b',
    '-a',
    'a'.repeat(120),
    '_',
    'constructor',
    '1',
  ),
)

/** Generates a post with its files, of any text, whether the check passes it or not. Most have only some of the fields. */
const post = fc
  .record({
    slug,
    fields,
    kept: fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
    blocks: fc.array(block, { maxLength: 4 }),
  })
  .map(({ slug, fields, kept, blocks }): Files => {
    const some = Object.entries(fields).filter(
      ([name]) => ['title', 'date', 'coverAlt'].includes(name) || kept.next().value === 0,
    )
    return {
      [`posts/${slug}/index.mdx`]: createSource(Object.fromEntries(some), blocks.join('\n\n')),
      ...Object.fromEntries(['a.svg', 'b c.svg', 'ü.svg'].map((name) => [`posts/${slug}/${name}`, svg])),
    }
  })

const toBlog = (posts: Files[]): Files =>
  Object.assign(
    { 'authors.yml': hostileFiles['authors.yml'], 'pages/about.mdx': createSource({ title: 'About' }, 'Text.') },
    ...posts,
  )

/** Generates the content of a blog of random posts. */
export const randomBlog = fc.array(post, { minLength: 40, maxLength: 60 }).map(toBlog)

/** Returns a blog of random posts, the same for the same seed. */
export const createRandomBlog = (seed: number, numRuns: number): Files => toBlog(fc.sample(post, { seed, numRuns }))

/** Removes posts until `check`, which returns the paths of invalid content files, finds none. */
export async function keepSound(files: Files, check: (files: Files) => Promise<string[]>): Promise<Files> {
  const refused = new Set((await check(files)).map((file) => path.posix.dirname(file)))
  if (refused.size === 0) return files
  const kept = Object.entries(files).filter(([file]) => !refused.has(path.posix.dirname(file)))
  if (kept.length === Object.keys(files).length)
    throw new Error(`Invalid files that are not posts: ${[...refused].join(', ')}`)
  return keepSound(Object.fromEntries(kept), check)
}
