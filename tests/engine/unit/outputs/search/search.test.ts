import { close } from 'pagefind'
import { afterAll, describe, expect, it } from 'vitest'
import { selectResults } from '@/lib/browser/search-results'
import { createAuthor, createPost } from '../../../support/post'
import { createSearch, type SearchedText } from '../../../support/search'

afterAll(close)

const filler = Array.from({ length: 60 }, (_, word) => `class${word} code about able abbey note`).join(' ')

/** A post whose body is these paragraphs and some filler. */
function createText(slug: string, html: string, facts: Parameters<typeof createPost>[0] = {}): SearchedText {
  return { post: createPost({ slug, title: 'A text', ...facts }), html: `<p>${html}</p><p>${filler}</p>` }
}

/** Posts that only resemble what is searched for. */
const others = Array.from({ length: 24 }, (_, number) => {
  return createText(`other${number}`, 'Class, classic, about, above, common and able, in an inn in a room.', {
    title: `Classes and cases ${number}`,
  })
})

describe('a search for a name with symbols', async () => {
  const search = await createSearch([
    [createText('cpp', 'I write C++ daily.'), createText('list', 'In C/C++/C# alike.'), ...others],
    [createText('csharp', 'Now (C#), too.'), createText('c', 'The language C.'), createText('ab', 'An a-b test.')],
  ])

  it.each([
    ['C++', ['cpp', 'list']],
    ['c++', ['cpp', 'list']],
    ['C#', ['csharp', 'list']],
    ['C/C++', ['list']],
    ['a-b', ['ab']],
  ])('finds whole words first for %s', async (query, slugs) => {
    const found = await search(query)
    expect(found.slice(0, slugs.length).sort()).toEqual([...slugs].sort())
  })

  it('finds the language C before words that begin with it', async () => {
    const found = await search('C')
    expect(found.slice(0, 2).sort()).toEqual(['c', 'list'])
    expect(found.length).toBeGreaterThan(20)
  })
})

describe('a search', async () => {
  const named = {
    authors: [createAuthor({ name: 'Zoë Quandt' })],
    tags: ['Paketfilter', 'C++'],
    series: { name: 'Weeknotes of C#', part: 1 },
  }
  const search = await createSearch([
    [
      createText('named', 'In one post.', named),
      createText('callout', '<aside class="callout"><p class="callout-title">Warning</p><p>Mind the gap.</p></aside>'),
      createText(
        'footnotes',
        'A <sup><a href="#fn-1" aria-describedby="label">12345</a></sup><section class="footnotes"><h2 class="sr-only" id="label">Footnotes</h2><ol><li id="fn-1">Only here <a href="#r" class="data-footnote-backref">↩</a></li></ol></section>',
      ),
      createText(
        'formula',
        '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">\\alphabeta</annotation></semantics></math>',
      ),
      ...others.slice(12),
    ],
    [
      createText('tower', '<p>東京タワーに行く。</p>', { lang: 'ja' }),
      createText('club', '<p>サッカー部の人</p>', { lang: 'ja' }),
      createText('size', '<p>Die Größe der Straße, in Ångström, nach Łukasz, Søren und Æsop.</p>', { lang: 'de' }),
      createText('gross', '<p>Die grosse Masse.</p>', { lang: 'de' }),
      createText('phrase', '<p>A small red fox and a big hare.</p>'),
      createText('scattered', '<p>A red hare and a small fox.</p>'),
      createText('names', '<p>Use snake_case with /etc/nftables.conf and net.ipv4.ip_forward=1.</p>'),
      createText('networks', '<p>Networks and netmasks.</p>'),
      ...others.slice(0, 12),
    ],
  ])

  it.each(['zoe', 'Zoë Quandt', 'quandt paketfilter', 'Paketfilter', 'weeknotes', 'Weeknotes of C#'])(
    'finds authors, series and tags: %s',
    async (query) => {
      expect((await search(query))[0]).toBe('named')
    },
  )

  it.each(['warning', 'footnotes', '12345', 'alphabeta', 'annotation'])(
    'does not find words of the page: %s',
    async (query) => {
      expect(await search(query)).toEqual([])
    },
  )

  it.each([
    ['mind gap', 'callout'],
    ['only here', 'footnotes'],
    ['タワー', 'tower'],
    ['東京', 'tower'],
    ['東京タワー', 'tower'],
    ['サッカー', 'club'],
    ['サッカー部', 'club'],
    ['strasse', 'size'],
    ['Straße', 'size'],
    ['STRASSE', 'size'],
    ['angstrom', 'size'],
    ['lukasz', 'size'],
    ['Łukasz', 'size'],
    ['soren', 'size'],
    ['aesop', 'size'],
  ])('finds for %s the post %s', async (query, slug) => {
    expect(await search(query)).toEqual([slug])
  })

  it.each(['grosse', 'große', 'Größe', 'Grösse'])('finds ß and ss alike for %s', async (query) => {
    expect((await search(query)).sort()).toEqual(['gross', 'size'])
  })

  it.each([
    '"small red fox"',
    '“small red fox”',
    '„small red fox“',
    '«small red fox»',
    '「small red fox」',
    ' ”small red fox” ',
  ])('finds the phrase %s', async (query) => {
    expect(await search(query)).toEqual(['phrase'])
  })

  it('finds a phrase with letters that can be spelt otherwise', async () => {
    expect(await search('"Größe der Straße"')).toEqual(['size'])
  })

  it('finds the words of a phrase in any order without quotation marks', async () => {
    expect((await search('small red fox')).sort()).toEqual(['phrase', 'scattered'])
  })

  it.each(['snake_case', 'SNAKE_CASE', 'nftables.conf', 'ip_forward', 'etc/nftables'])(
    'finds names in code, and parts of them: %s',
    async (query) => {
      expect(await search(query)).toEqual(['names'])
    },
  )

  it('does not find the parts of a name as a phrase', async () => {
    expect(await search('"nftables.conf"')).toEqual([])
  })

  it.each(['index', 'inning', 'networks index'])('does not find shorter words for %s', async (query) => {
    expect(await search(query)).toEqual([])
  })

  it.each(['networkss', 'netw', 'networking'])('finds a word with another ending for %s', async (query) => {
    expect(await search(query)).toEqual(['networks'])
  })

  it('finds a text without spaces that the browser divides elsewhere', () => {
    const result = (words: string[]) => ({ scores: words.map((search_term) => ({ search_term })) })
    const [divided, unlike] = [result(['命名', '空间']), result(['空间'])]
    expect(selectResults({ search_keywords: ['命名空间'], results: [divided, unlike] })).toEqual([divided])
  })

  it('finds nothing for a word that no post has', async () => {
    expect(await search('სიტყვა')).toEqual([])
  })
})
