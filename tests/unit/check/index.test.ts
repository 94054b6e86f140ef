import { describe, expect, it } from 'vitest'
import { createSource, type Files, svg, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

/** Checks a content folder: every fault as `file:line:column rule reason | remedy`. */
async function check(files: Files): Promise<string[]> {
  const dir = await writeTemporaryContent(files)
  const { checkAll } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/check'))
  const result = await checkAll()
  return result.files
    .flatMap(({ messages }) => messages)
    .map(({ file, line, column, ruleId, reason, note }) => `${file}:${line}:${column} ${ruleId} ${reason} | ${note}`)
}

/** A post whose frontmatter is well but for these lines, which begin on the fourth; the body follows. */
const post = (lines: string, body = 'Text.') => ({
  'posts/a/index.mdx': `---\ntitle: A\ndate: 2024-02-29\n${lines ? `${lines}\n` : ''}---\n\n${body}\n`,
})

/** A post without other fields, whose body begins on the sixth line. */
const withBody = (body: string) => post('', body)

const file = 'content/posts/a/index.mdx'

describe('good content', () => {
  it('has no faults', async () => {
    const everything = {
      title: 'A: "quoted"',
      date: '2024-02-29T18:00:00+02:00',
      updated: '2024-03-01',
      description: 'What it is.',
      tags: ['linux', '网络'],
      authors: ['mara'],
      cover: './cover.svg',
      coverAlt: 'A cover',
      draft: false,
      unlisted: true,
      series: 'A series',
      part: 2,
      aliases: ['/2024/02/29/a.html', '/old/'],
      canonical: 'https://first.example/a',
      lang: 'en',
      toc: false,
      guid: 'urn:uuid:1',
    }
    const body =
      '{/* more */}\n\n```ts title="a.ts" {1}\nx\n```\n\n<kbd>Ctrl</kbd> ![A](../../images/b.svg)\n\n<Video title="V" href="https://v.example/" embed="https://v.example/e" />'
    expect(
      await check({
        'posts/a/index.mdx': createSource(everything, body),
        'posts/a/cover.svg': svg,
        'images/b.svg': svg,
        'posts/b.mdx': createSource({ title: 'B', date: '2024-02-29' }, ''),
        'pages/about.mdx': createSource({ title: 'About', description: 'Who.' }, 'Text.'),
      }),
    ).toEqual([])
  })

  it('may be none', async () => {
    expect(await check({})).toEqual([])
  })

  it('may begin with a byte order mark and end its lines as Windows does', async () => {
    expect(await check({ 'posts/a.mdx': '\ufeff---\r\ntitle: A\r\ndate: 2024-02-29\r\n---\r\n\r\nText.\r\n' })).toEqual(
      [],
    )
  })

  it('needs an author list', async () => {
    await expect(check({ 'authors.yml': '' })).resolves.toEqual([])
    const dir = await writeTemporaryContent({})
    const { checkAll } = await importWith({ CONTENT_DIR: `${dir}/none` }, () => import('@/lib/check'))
    await expect(checkAll()).rejects.toThrow(/none\/authors\.yml is missing\. It lists who writes here/)
  })
})

describe('frontmatter-syntax', () => {
  const remedy = 'Begin with ---, the fields, one a line, and ---.'

  it.each([
    [
      'no frontmatter',
      'Text.\n',
      `${file}:1:1 frontmatter-syntax The file does not begin with frontmatter. | ${remedy}`,
    ],
    ['an empty file', '', `${file}:1:1 frontmatter-syntax The file does not begin with frontmatter. | ${remedy}`],
    [
      'frontmatter that is not closed',
      '---\ntitle: A\n\nText.\n',
      `${file}:1:1 frontmatter-syntax The frontmatter is not closed, or its first line is not just three dashes. | ${remedy}`,
    ],
    [
      'frontmatter in JavaScript',
      '---js\n{ title: "A" }\n---\n',
      `${file}:1:1 frontmatter-syntax The frontmatter is not closed, or its first line is not just three dashes. | ${remedy}`,
    ],
    [
      'a text for fields',
      '---\nhello\n---\n',
      `${file}:1:1 frontmatter-syntax The frontmatter holds no fields. | Write one field a line, such as title: A title.`,
    ],
  ])('finds %s', async (_, source, fault) => {
    expect(await check({ 'posts/a/index.mdx': source })).toContain(fault)
  })

  it('finds broken YAML where it breaks', async () => {
    expect(await check({ 'posts/a/index.mdx': '---\ntitle: A: B\ndate: 2024-02-29\n---\n' })).toEqual([
      expect.stringMatching(
        /^content\/posts\/a\/index\.mdx:2:8 frontmatter-syntax The frontmatter is not valid YAML: .* \| Put a text that holds ": ", " #" or begins with a special character in quotes\.$/,
      ),
    ])
  })

  it('finds a field that is there twice', async () => {
    expect(await check(post('title: B'))).toEqual([
      expect.stringContaining(
        `${file}:4:1 frontmatter-syntax The frontmatter is not valid YAML: Map keys must be unique`,
      ),
    ])
  })
})

describe('frontmatter-fields', () => {
  it('finds fields that are missing, empty frontmatter included', async () => {
    const title = `${file}:1:1 frontmatter-fields The field title is missing. | Write title: … (The headline, as plain text.)`
    expect(await check({ 'posts/a/index.mdx': '---\ndate: 2024-02-29\n---\n' })).toEqual([title])
    expect(await check({ 'posts/a/index.mdx': '---\n---\n' })).toEqual([
      title,
      `${file}:1:1 frontmatter-fields The field date is missing. | Write date: … (When the post is published: 2024-02-29, or 2024-02-29T18:00:00+02:00 with the offset from UTC.)`,
    ])
  })

  it.each([
    ['an unknown field', 'tag: [a]', '4:1', 'There is no field tag.', 'Did you mean tags?'],
    [
      'a name of object properties',
      'constructor: a',
      '4:1',
      'There is no field constructor.',
      expect.stringMatching(/^Known are title, date, /),
    ],
    [
      'a number for a text',
      'series: 5',
      '4:9',
      'series is the number 5, not a text.',
      'Put it in quotes: series: "5".',
    ],
    ['an empty text', 'lang:', '4:6', 'lang is empty, not a text.', 'Write a text, or leave lang out.'],
    [
      'a text for yes or no',
      'draft: "yes"',
      '4:8',
      'draft is the text "yes", not true or false.',
      'Write draft: true or draft: false, without quotes.',
    ],
    [
      'a text for a list',
      'tags: linux',
      '4:7',
      'tags is the text "linux", not a list of texts.',
      'Write tags: [linux], numbers in quotes.',
    ],
    [
      'numbers in a list',
      'tags: [linux, 6]',
      '4:7',
      'tags is a list of other things, not a list of texts.',
      'Write tags: [linux, 6], numbers in quotes.',
    ],
    ['a fraction', 'part: 1.5', '4:7', 'part is the number 1.5, not a whole number from 1.', 'Write part: 1.'],
    ['a mapping', 'cover: { src: a }', '4:8', 'cover is a mapping, not a text.', expect.any(String)],
  ])('finds %s', async (_, line, place, reason, remedy) => {
    const faults = (await check(post(line))).filter((fault) => fault.includes('frontmatter-fields'))
    const [fault, note] = faults.join('\n').split(' | ')
    expect(fault).toBe(`${file}:${place} frontmatter-fields ${reason}`)
    expect(note).toEqual(remedy)
  })

  it('knows that pages have other fields than posts', async () => {
    expect(await check({ 'pages/a.mdx': '---\ntitle: A\ndate: 2024-02-29\n---\n' })).toEqual([
      'content/pages/a.mdx:3:1 frontmatter-fields There is no field date. | Known are title, description.',
    ])
  })
})

describe('date-invalid', () => {
  it('finds a day that is not in the calendar', async () => {
    expect(await check(post('updated: 2024-02-30'))).toEqual([
      `${file}:4:10 date-invalid 2024-02-30 is not a day of the calendar. | Write 2024-02-29 or 2024-03-01.`,
    ])
  })

  it('finds what is no date', async () => {
    expect(await check({ 'posts/a/index.mdx': '---\ntitle: A\ndate: 29.2.2024\n---\n' })).toEqual([
      `${file}:3:7 date-invalid "29.2.2024" is not a date. | Write a day such as 2024-02-29 or an instant with its offset such as 2024-02-29T18:00:00+02:00.`,
    ])
  })
})

describe('author-unknown', () => {
  it('finds an author who is not in the list', async () => {
    expect(await check(post('authors: [maru]'))).toEqual([
      `${file}:4:10 author-unknown There is no author maru in authors.yml. | Did you mean mara?`,
    ])
    expect(await check(post('authors: [mara, somebody]'))).toEqual([
      `${file}:4:10 author-unknown There is no author somebody in authors.yml. | Known are mara.`,
    ])
  })

  it("finds that the site's own author is not in the list", async () => {
    expect(await check({ ...post(''), 'authors.yml': 'authors:\n  - key: zoe\n    name: Zoe\n' })).toEqual([
      `${file}:1:1 author-unknown There is no author mara in authors.yml. | Known are zoe.`,
    ])
  })
})

describe('uri-invalid', () => {
  it('finds a guid and a canonical address without a scheme', async () => {
    expect(await check(post('guid: 2020/11/22/title\ncanonical: example.org/a'))).toEqual([
      `${file}:4:7 uri-invalid guid is not a URI. | Write it with its scheme, such as https://example.org/a.`,
      `${file}:5:12 uri-invalid canonical is not a URI. | Write it with its scheme, such as https://example.org/a.`,
    ])
  })

  it('accepts URIs of any scheme', async () => {
    expect(await check(post('guid: tag:example.org,2020:title'))).toEqual([])
  })
})

describe('address', () => {
  const source = '---\ntitle: A\ndate: 2024-02-29\n---\n'

  it.each(['My_Post', 'a--b', '网络', 'a b', '-a'])('finds the file name %s', async (name) => {
    expect(await check({ [`posts/${name}.mdx`]: source })).toEqual([
      `content/posts/${name}.mdx:1:1 address "${name}" cannot be part of an address. | Name the file or folder with small letters, digits and dashes.`,
    ])
  })

  it('finds two files of one address', async () => {
    expect(await check({ 'posts/a.mdx': source, 'posts/a/index.mdx': source })).toEqual([
      'content/posts/a.mdx:1:1 address The address /posts/a/ belongs to content/posts/a/index.mdx too. | Rename one of them.',
      'content/posts/a/index.mdx:1:1 address The address /posts/a/ belongs to content/posts/a.mdx too. | Rename one of them.',
    ])
  })

  it("finds a page that has one of the site's own addresses", async () => {
    expect(await check({ 'pages/tags.mdx': '---\ntitle: A\n---\n' })).toEqual([
      'content/pages/tags.mdx:1:1 address /tags/ is an address of the site itself. | Rename the file.',
    ])
  })

  it.each(['old.html', '/old', '/a b/', '/../a.html', 'https://a.example/', '/a/?b/'])(
    'finds the alias %s',
    async (alias) => {
      expect(await check(post(`aliases: ["${alias}"]`))).toEqual([
        `${file}:4:10 address ${alias} is not an alias. | Write a path from the root that ends in .html or a slash.`,
      ])
    },
  )

  it('finds an alias that is the address of another post', async () => {
    expect(await check({ ...post('aliases: [/posts/b/]'), 'posts/b.mdx': source })).toEqual([
      `${file}:4:10 address The address /posts/b/ belongs to content/posts/b.mdx too. | Rename one of them.`,
      `content/posts/b.mdx:1:1 address The address /posts/b/ belongs to ${file} too. | Rename one of them.`,
    ])
  })

  it('finds an alias that two posts share', async () => {
    const twin = '---\ntitle: A\ndate: 2024-02-29\naliases: [/old/]\n---\n'
    expect(await check({ ...post('aliases: [/old/]'), 'posts/b.mdx': twin })).toEqual([
      `${file}:4:10 address The address /old/ belongs to content/posts/b.mdx too. | Rename one of them.`,
      `content/posts/b.mdx:4:10 address The address /old/ belongs to ${file} too. | Rename one of them.`,
    ])
  })

  it.each([
    '/',
    '/tags/',
    '/archive/',
    '/about/',
    '/page/2/',

    '/404.html',
    '/feed.xml/',
    '/sitemap.xml/',
    '/index.html',
    '/posts/a/',
    '/posts/a/index.html',
  ])('finds the alias %s, which is another page of the site', async (alias) => {
    const faults = await check({ ...post(`aliases: ["${alias}"]`), 'pages/about.mdx': '---\ntitle: A\n---\n' })
    expect(faults).toContainEqual(expect.stringContaining(`${file}:4:10 address `))
  })
})

describe('an alias', () => {
  it('may be an earlier slug of a post', async () => {
    expect(await check(post('aliases: [/posts/b/, /posts/c/index.html, /2024/02/29/a.html]'))).toEqual([])
  })
})

describe('mdx-syntax', () => {
  it.each([
    ['a comment of HTML', '<!-- more -->', '6:2', 'Write a comment as {/* … */}: MDX knows no <!-- -->.'],
    ['a bare <', 'a <3 b', '6:4', 'If < is meant as a character, write \\< or put it in backticks.'],
    ['a bare {', 'a { b', '6:6', 'If a brace is meant as a character, write \\{ or put it in backticks.'],
    ['an element that is not closed', '<kbd>a', '6:1', 'Close the element, or write it as <Name />.'],
    ['a void element that is not closed', 'a <br> b', '6:1', 'Close the element, or write it as <Name />.'],
  ])('finds %s', async (_, body, place, remedy) => {
    expect(await check(withBody(body))).toEqual([
      expect.stringMatching(new RegExp(`^${file}:${place} mdx-syntax .+ \\| ${remedy.replace(/[\\{}*/.]/g, '\\$&')}$`)),
    ])
  })
})

describe('code-forbidden', () => {
  it.each([
    [
      'an import',
      'import fs from "node:fs"',
      '6:1',
      'A post cannot import or export.',
      'Use a component of components/mdx; if the line is meant as text, do not begin it with import or export.',
    ],
    [
      'an export',
      'export const a = 1',
      '6:1',
      'A post cannot import or export.',
      'Use a component of components/mdx; if the line is meant as text, do not begin it with import or export.',
    ],
    [
      'an expression',
      'a {process.env.TOKEN} b',
      '6:3',
      '{process.env.TOKEN} is an expression.',
      'Write the text itself; a brace that is meant as a character is \\{.',
    ],
    [
      'an expression of its own',
      '{1 + 1}',
      '6:1',
      '{1 + 1} is an expression.',
      'Write the text itself; a brace that is meant as a character is \\{.',
    ],
    [
      'code behind a comment',
      '{/* a */ process.env.TOKEN /* b */}',
      '6:1',
      '{/* a */ process.env.TOKEN /* b */} is an expression.',
      'Write the text itself; a brace that is meant as a character is \\{.',
    ],
    [
      'a computed prop',
      '<kbd title={process.env.TOKEN}>a</kbd>',
      '6:1',
      '<kbd> has a prop that is computed.',
      'Write a text in quotes, or a number or true or false in braces.',
    ],
    [
      'spread props',
      '<kbd {...process.env}>a</kbd>',
      '6:1',
      '<kbd> has a prop that is computed.',
      'Write a text in quotes, or a number or true or false in braces.',
    ],
  ])('finds %s', async (_, body, place, reason, remedy) => {
    expect(await check(withBody(body))).toEqual([`${file}:${place} code-forbidden ${reason} | ${remedy}`])
  })

  it('allows comments, and plain values of props', async () => {
    expect(
      await check(withBody('{/* a */} {/* b */ /* c */}\n\n<td colSpan={2} hidden={true} title="a">b</td>')),
    ).toEqual([])
  })
})

describe('component-unknown', () => {
  it('finds a misspelt component, and lists the known ones', async () => {
    expect(await check(withBody('<Vidoe title="V" />'))).toEqual([
      `${file}:6:1 component-unknown There is no component Vidoe. | Did you mean Video?`,
    ])
    expect(await check(withBody('a <Button>b</Button>'))).toEqual([
      `${file}:6:3 component-unknown There is no component Button. | Known are Option121Encoder, Video.`,
    ])
  })

  it('finds members and names of object properties', async () => {
    expect(await check(withBody('<Video.Title />'))).toEqual([
      expect.stringContaining('There is no component Video.Title.'),
    ])
    expect(await check(withBody('<constructor.a />'))).toEqual([
      expect.stringContaining('There is no component constructor.a.'),
    ])
  })

  it('knows fragments and the elements of HTML', async () => {
    expect(await check(withBody('<><kbd>a</kbd></>'))).toEqual([])
  })
})

describe('fence', () => {
  it('finds an unknown language', async () => {
    expect(await check(withBody('Text.\n\n```pyhton\nx\n```'))).toEqual([
      expect.stringMatching(/:8:1 fence The language pyhton is not known\. \| Did you mean python\?$/),
    ])
    expect(await check(withBody('> ```klingon-x\n> x\n> ```'))).toEqual([
      expect.stringMatching(/:6:3 fence The language klingon-x is not known\. \| Known are apache, .*\bzsh\.$/),
    ])
  })

  it('finds a word that means nothing', async () => {
    expect(await check(withBody('```sh numbered\nx\n```'))).toEqual([
      `${file}:6:1 fence "numbered" means nothing here. | Write title="…", {2,4-6}, ins={3}, del={1} or showLineNumbers.`,
    ])
  })
})

describe('image-missing', () => {
  it('finds an image that is not there', async () => {
    expect(await check(withBody('Text ![A](./missing.png).'))).toEqual([
      `${file}:6:6 image-missing There is no image ./missing.png. | Write its path as seen from this file, such as ./photo.jpg.`,
    ])
  })

  it('finds an image that lies outside of the content folder', async () => {
    expect(await check(withBody('![A](../../../package.json)'))).toEqual([
      expect.stringContaining(`${file}:6:1 image-missing There is no image ../../../package.json.`),
    ])
  })

  it('finds a cover that is not there, or that says not what it shows', async () => {
    expect(await check(post('cover: ./missing.png'))).toEqual([
      `${file}:4:1 image-missing The cover has no coverAlt. | Write coverAlt: what the image shows.`,
      `${file}:4:8 image-missing There is no image ./missing.png. | Write its path as seen from this file, such as ./photo.jpg.`,
    ])
  })

  it('finds an address that cannot be decoded', async () => {
    expect(await check(withBody('![A](./100%.png)'))).toEqual([
      expect.stringContaining(`${file}:6:1 image-missing There is no image ./100%.png.`),
    ])
  })
})

describe('the check', () => {
  it('finds every fault of a file and of all files, in the order of their lines', async () => {
    const faults = await check({
      ...post('tag: [a]\ndraft: 1', '```klingon\nx\n```\n\n<Nope />'),
      'posts/b.mdx': '---\ntitle: B\n---\n\n<!-- -->\n',
    })
    expect(faults.map((fault) => fault.split(' ').slice(0, 2).join(' '))).toEqual([
      `${file}:4:1 frontmatter-fields`,
      `${file}:5:8 frontmatter-fields`,
      `${file}:8:1 fence`,
      `${file}:12:1 component-unknown`,
      'content/posts/b.mdx:1:1 frontmatter-fields',
      'content/posts/b.mdx:5:2 mdx-syntax',
    ])
  })

  it('finds the same in drafts: they are published one day', async () => {
    expect(await check(post('draft: true', '<Nope />'))).toHaveLength(1)
  })
})
