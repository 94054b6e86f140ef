import { describe, expect, it } from 'vitest'
import { createSource, type Files, svg, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

/** Checks a content folder: every fault as `file:line:column rule reason | remedy`. */
async function check(files: Files): Promise<string[]> {
  const dir = await writeTemporaryContent(files)
  const { checkAll } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/check'))
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
      coverAlt: 'Hills',
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
      'Text.\n\n{/* more */}\n\n```ts title="a.ts" {1}\nx\n```\n\n<kbd>Ctrl</kbd> ![A](../../images/b.svg)\n\n<Video title="V" href="https://v.example/" embed="https://v.example/e" />'
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
    const dir = await writeTemporaryContent({})
    const { checkAll } = await importWith({ CONTENT_DIR: `${dir}/none` }, () => import('@/lib/galley/check'))
    const { errors } = await checkAll()
    expect(errors.map(({ file, reason }) => `${file} ${reason}`)).toEqual([
      'none/authors.yml The author list is missing.',
    ])
  })
})

describe('addresses', () => {
  it.each(['My_Post', 'a--b', '网络', 'a b', '-a', 'aux'])('are not made from the file name %s', async (name) => {
    expect(await check({ [`posts/${name}.mdx`]: '---\ntitle: A\ndate: 2024-02-29\n---\n' })).toEqual([
      expect.stringContaining(`content/posts/${name}.mdx:1:1 slug-invalid `),
    ])
  })

  it.each(['old.html', '/old', '/a b/', '/../a.html', '/a/./b/', 'https://a.example/', '/a/?b/', '//a/', '/'])(
    'cannot be the alias %s',
    async (alias) => {
      expect(await check(post(`aliases: ["${alias}"]`))).toEqual([
        expect.stringContaining(`${file}:4:11 alias-invalid `),
      ])
    },
  )

  it.each(['/tags/', '/archive/', '/page/2/', '/404.html', '/feed.xml/', '/sitemap.xml/', '/index.html'])(
    'are not taken from the site by the alias %s',
    async (alias) => {
      expect(await check(post(`aliases: ["${alias}"]`))).toEqual([
        expect.stringContaining(`${file}:4:11 address-reserved `),
      ])
    },
  )

  it.each(['/posts/a/', '/posts/a/index.html', '/posts/%61/'])(
    'may be said again by the alias %s, as it was before the pattern of posts changed',
    async (alias) => {
      expect(await check(post(`aliases: ["${alias}"]`))).toEqual([])
    },
  )
})

describe('an alias', () => {
  it('may be an earlier slug of a post', async () => {
    expect(await check(post('aliases: [/posts/b/, /posts/c/index.html, /2024/02/29/a.html]'))).toEqual([])
  })
})

describe('code-forbidden', () => {
  it.each([
    [
      'an import',
      'import fs from "node:fs"',
      '6:1',
      'A post cannot use import or export.',
      'Use a component from components/mdx. If the line is text, start it with another word.',
    ],
    [
      'an export',
      'export const a = 1',
      '6:1',
      'A post cannot use import or export.',
      'Use a component from components/mdx. If the line is text, start it with another word.',
    ],
    [
      'an expression',
      'a {process.env.TOKEN} b',
      '6:3',
      '{process.env.TOKEN} is a JavaScript expression, which a post cannot use.',
      'Write the text itself. For a literal brace, write \\{',
    ],
    [
      'an expression of its own',
      '{1 + 1}',
      '6:1',
      '{1 + 1} is a JavaScript expression, which a post cannot use.',
      'Write the text itself. For a literal brace, write \\{',
    ],
    [
      'code behind a comment',
      '{/* a */ process.env.TOKEN /* b */}',
      '6:1',
      '{/* a */ process.env.TOKEN /* b */} is a JavaScript expression, which a post cannot use.',
      'Write the text itself. For a literal brace, write \\{',
    ],
    [
      'a computed prop',
      '<kbd title={process.env.TOKEN}>a</kbd>',
      '6:6',
      '<kbd> has a computed prop.',
      'Write text in quotes, or a number, true or false in braces.',
    ],
    [
      'spread props',
      '<kbd {...process.env}>a</kbd>',
      '6:6',
      '<kbd> has a computed prop.',
      'Write text in quotes, or a number, true or false in braces.',
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
      `${file}:6:1 component-unknown Unknown component <Vidoe>. | Did you mean Video?`,
    ])
    expect(await check(withBody('a <Button>b</Button>'))).toEqual([
      `${file}:6:3 component-unknown Unknown component <Button>. | Valid components: Option121Encoder, Video.`,
    ])
  })

  it('finds members and names of object properties', async () => {
    expect(await check(withBody('<Video.Title />'))).toEqual([
      expect.stringContaining('Unknown component <Video.Title>.'),
    ])
    expect(await check(withBody('<constructor.a />'))).toEqual([
      expect.stringContaining('Unknown component <constructor.a>.'),
    ])
  })

  it('knows fragments and the elements of HTML', async () => {
    expect(await check(withBody('<><kbd>a</kbd></>'))).toEqual([])
  })
})

describe('fence', () => {
  it('finds an unknown language', async () => {
    expect(await check(withBody('Text.\n\n```pyhton\nx\n```'))).toEqual([
      expect.stringMatching(
        /:8:1 fence Unknown language "pyhton"\. \| Did you mean python\? For code without highlighting, write text\.$/,
      ),
    ])
    expect(await check(withBody('> ```klingon-x\n> x\n> ```'))).toEqual([
      expect.stringMatching(
        /:6:3 fence Unknown language "klingon-x"\. \| For code without highlighting, write text\.$/,
      ),
    ])
  })

  it('finds a word that means nothing', async () => {
    expect(await check(withBody('```sh numbered\nx\n```'))).toEqual([
      `${file}:6:1 fence Unknown option "numbered". | Write title="…", {2,4-6}, ins={3}, del={1} or showLineNumbers.`,
    ])
  })
})

describe('image-missing', () => {
  it('finds an image that is not there', async () => {
    expect(await check(withBody('Text ![A](./missing.png).'))).toEqual([
      `${file}:6:6 image-missing The image "./missing.png" does not exist. | Write its path relative to this file, such as ./photo.jpg`,
    ])
  })

  it('finds an image that lies outside of the content folder', async () => {
    expect(await check(withBody('![A](../../../package.json)'))).toEqual([
      expect.stringContaining(`${file}:6:1 image-missing The image "../../../package.json" does not exist.`),
    ])
  })

  it('finds a cover that is not there, or that says not what it shows', async () => {
    expect(await check(post('cover: ./missing.png'))).toEqual([
      `${file}:4:1 image-missing The field "cover" needs a description in "coverAlt". | Write coverAlt: What the image shows`,
      `${file}:4:8 image-missing The image "./missing.png" does not exist. | Write its path relative to this file, such as ./photo.jpg`,
    ])
  })

  it('finds an address that cannot be decoded', async () => {
    expect(await check(withBody('![A](./100%.png)'))).toEqual([
      expect.stringContaining(`${file}:6:1 image-missing The image "./100%.png" does not exist.`),
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
      `${file}:4:1 field-unknown`,
      `${file}:5:8 field-type`,
      `${file}:8:1 fence`,
      `${file}:12:1 component-unknown`,
      'content/posts/b.mdx:1:1 field-missing',
      'content/posts/b.mdx:5:1 mdx-syntax',
    ])
  })

  it('finds the same in drafts: they are published one day', async () => {
    expect(await check(post('draft: true', '<Nope />'))).toHaveLength(1)
  })
})
