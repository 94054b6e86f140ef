import { writeFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { cutAfterExcerpt } from '@/lib/galley/markdown/rehype-excerpt'
import { svg, writeTemporaryContent } from '../../support/content'
import { toContentHtml } from '../../support/content-html'
import { importWith } from '../../support/modules'

let dir = ''
let markdown: typeof import('@/lib/galley/markdown')

beforeAll(async () => {
  dir = await writeTemporaryContent({
    'posts/photo.svg': svg,
    'posts/chart.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="600"/>',
    'images/my photo.svg': svg,
  })
  markdown = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/markdown'))
})

/** Writes a file whose body begins on the fourth line, and returns its path in the content folder. */
async function writeBody(body: string): Promise<string> {
  await writeFile(`${dir}/posts/a.mdx`, `---\ntitle: A\n---\n${body}\n`)
  return 'posts/a.mdx'
}

/** What compiling a body gives, with its HTML. */
async function compile(body: string) {
  const { content, ...facts } = await markdown.compileBody(await writeBody(body))
  return { html: toContentHtml(content), ...facts }
}

async function toHtml(body: string): Promise<string> {
  return (await compile(body)).html
}

async function toExcerptHtml(body: string): Promise<string> {
  return toContentHtml(await markdown.compileExcerpt(await writeBody(body), '/posts/a/'))
}

describe('the excerpt, cut off before it is read,', () => {
  it.each([
    ['with a marker in a fence', '```mdx\n\n{/* more */}\n\n```\n\nOne.\n\n{/* more */}\n\nTwo.', /<pre.*One\./s],
    [
      'with a link whose address stands below',
      'A [b].\n\n{/* more */}\n\n[b]: https://b.example/',
      /href="https:\/\/b\.example\/"/,
    ],
    ['with a note below', 'A[^1].\n\n{/* more */}\n\n[^1]: B.', /^<p>A<sup><a [^>]*>1<\/a><\/sup>\.<\/p>$/],
    ['with a marker in an element', '<details>\n\n{/* more */}\n\nA.\n\n</details>\n\nB.', /^<p>B\.<\/p>$/],
    [
      'with a link',
      'A [b](https://b.example/).\n\n{/* more */}\n\nC.',
      /^<p>A <a href="https:\/\/b\.example\/">b<\/a>\.<\/p>$/,
    ],
  ])('is the same %s', async (_, body, html) => {
    expect(await toExcerptHtml(body)).toMatch(html)
  })
})

describe('a figure', () => {
  it('links to its image if that is wider than the text', async () => {
    expect(await toHtml('![A chart](./chart.svg "More")')).toBe(
      '<figure><a class="zoom" href="/media/posts/chart.svg"><img src="/media/posts/chart.svg" alt="A chart" ' +
        'loading="lazy" decoding="async" width="1200" height="600"></a><figcaption>More</figcaption></figure>',
    )
  })

  it('does not if it is not, or if the link had no name', async () => {
    expect(await toHtml('![A](./photo.svg)\n\n![](./chart.svg)')).not.toContain('<a')
  })
})

describe('the excerpt', () => {
  const body = '![A](./photo.svg)\n\nOne *two* `three`.\n\n{/* more */}\n\nFour.\n'

  it('is all above the marker, rendered in full', async () => {
    const html = await toExcerptHtml(body)
    expect(html).toContain('<img src="/media/posts/photo.svg" alt="A"')
    expect(html).toContain('<p>One <em>two</em> <code>three</code>.</p>')
    expect(html).not.toContain('Four')
  })

  it('as plain text has no images and no markup', async () => {
    expect((await compile(body)).excerpt.trim()).toBe('One two three.')
  })

  it('leaves no trace of its marker in the body', async () => {
    const { html } = await compile(body)
    expect(html).toContain('Four')
    expect(html).not.toContain('more')
  })

  it('is the first paragraph if there is no marker', async () => {
    expect(await toExcerptHtml('## Heading\n\nFirst.\n\nSecond.')).toBe('<p>First.</p>')
    expect((await compile('```sh\nls\n```\n\nFirst.\n\nSecond.')).excerpt).toBe('First.')
  })

  it('is empty if there is nothing', async () => {
    expect(await toExcerptHtml('')).toBe('')
    expect((await compile('{/* more */}\n\nFirst.')).excerpt).toBe('')
  })

  it('finds the link definitions of the rest, and leaves its footnotes there', async () => {
    const html = await toExcerptHtml('A [link][1].[^n]\n\n{/* more */}\n\nRest.\n\n[1]: https://a.example\n[^n]: Note.')
    expect(html).toBe(
      '<p>A <a href="https://a.example">link</a>.<sup><a href="/posts/a/#page:fn-n" data-footnote-ref>1</a></sup></p>',
    )
  })

  it('is cut from its source, which is all that is read, whatever the fields hold', () => {
    const fields = '---\ntitle: A\ntags: [one, two]\n---\n\n'
    expect(cutAfterExcerpt(`${fields}One.\n\n{/* more */}\n\nTwo.\n`)).toBe(`${fields}One.\n\n{/* more */}\n`)
    const needsMore = `${fields}One [two].\n\n{/* more */}\n\n[two]: https://a.example\n`
    expect(cutAfterExcerpt(needsMore)).toBe(needsMore)
  })

  it('has no ids, since several excerpts share a page', async () => {
    expect(await toExcerptHtml('## Heading\n\nFirst.\n\n{/* more */}')).toContain('<h2>Heading</h2>')
  })
})

describe('headings', () => {
  it('have ids and links to themselves', async () => {
    expect(await toHtml('## The *encoding*')).toBe(
      '<h2 id="the-encoding">The <em>encoding</em><a class="anchor" aria-label="Link to “The encoding”" href="#the-encoding">#</a></h2>',
    )
  })

  it('move down a level if the body has one of the first', async () => {
    const html = await toHtml('# One\n\n## Two\n\n###### Six')
    expect(html).toMatch(/<h2 id="one">.*<h3 id="two">.*<h6 id="six">/s)
    expect(html).not.toContain('<h1')
    expect(await toHtml('## Two')).toContain('<h2')
  })

  it('have no id that a script of the page asks for', async () => {
    expect((await compile('## \\_\\_next\\_f\n\n## $RC')).headings.map(({ id }) => id)).toEqual([
      'section-__next_f',
      'rc',
    ])
  })

  it('make a list of the second and third level, without their anchors', async () => {
    const { headings } = await compile('## A `b`\n\n### C\n\n#### D\n\n## A `b`\n\nText.[^1]\n\n[^1]: Note.')
    expect(headings).toEqual([
      { id: 'a-b', depth: 2, text: 'A b' },
      { id: 'c', depth: 3, text: 'C' },
      { id: 'a-b-1', depth: 2, text: 'A b' },
    ])
  })

  it('in any script have ids', async () => {
    const { headings } = await compile('## 网络\n\n## شبكات')
    expect(headings.map(({ id }) => id)).toEqual(['网络', 'شبكات'])
  })
})

describe('GFM', () => {
  it('has footnotes with ways back', async () => {
    const html = await toHtml('One.[^a] Two.[^a]\n\n[^a]: A note.')
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    const links = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => decodeURIComponent(id ?? ''))
    expect(links).toHaveLength(4)
    for (const link of links) expect(ids).toContain(link)
    expect(html).toContain('A note.')
  })

  it('has tables in a frame that scrolls by keyboard', async () => {
    const html = await toHtml('| A | B |\n| --- | --: |\n| 1 | 2 |')
    expect(html).toMatch(/^<section class="table" aria-label="[^"]+" tabindex="0"><table>/)
    expect(html).toMatch(/<td[^>]*>1<\/td>/)
  })

  it('has task lists, whose boxes say what they show', async () => {
    const html = await toHtml('- [x] one\n- [ ] two')
    expect(html).toContain('<input type="checkbox" checked disabled aria-label="Done"> one')
    expect(html).toContain('<input type="checkbox" disabled aria-label="Open"> two')
  })

  it('has tables that scroll on their own, whose columns are aligned without a style', async () => {
    expect(await toHtml('| a | b |\n| - | -: |\n| 1 | 2 |')).toMatch(
      /^<section class="table" aria-label="Table" tabindex="0"><table>.*<th>a<\/th>\s*<th class="align-right">b<\/th>/s,
    )
  })

  it('has strikethrough and bare addresses', async () => {
    expect(await toHtml('~~no~~')).toContain('<del>no</del>')
    expect(await toHtml('See https://a.example/b.')).toContain(
      '<a href="https://a.example/b" data-bare>https://a.example/b</a>.',
    )
  })
})

describe('a callout', () => {
  it.each(['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'])('is written as on GitHub: %s', async (kind) => {
    const name = kind.charAt(0) + kind.slice(1).toLowerCase()
    expect(await toHtml(`> [!${kind}]\n> Mind the *gap*.`)).toMatch(
      new RegExp(
        `^<aside class="callout callout-${kind.toLowerCase()}" role="note"[^>]*>\\s*<p class="callout-title"[^>]*>${name}</p>\\s*<p>Mind the <em>gap</em>.</p>\\s*</aside>$`,
      ),
    )
  })

  it('may hold more than a line, and nothing', async () => {
    expect(await toHtml('> [!NOTE]\n>\n> - one\n>\n> ```sh\n> ls\n> ```')).toMatch(/<aside.*<li>one<\/li>.*<pre/s)
    expect(await toHtml('> [!NOTE]')).toMatch(/<p class="callout-title"[^>]*>Note<\/p>\s*<\/aside>/)
  })

  it('of no known kind is a quote', async () => {
    expect(await toHtml('> [!FUN]\n> Text.')).toContain('<blockquote>')
    expect(await toHtml('> [!NOTE] Text.')).toContain('<blockquote>')
    expect(await toHtml('> Text.')).toContain('<blockquote>')
  })
})

describe('an image', () => {
  it('beside the post has its public address and its size', async () => {
    expect(await toHtml('Text ![A photo](./photo.svg) here.')).toContain(
      '<img src="/media/posts/photo.svg" alt="A photo" loading="lazy" decoding="async" width="40" height="30">',
    )
  })

  it('elsewhere in the content folder may have a space in its name', async () => {
    expect(await toHtml('![A](../images/my%20photo.svg)')).toContain('src="/media/images/my%20photo.svg"')
    expect(await toHtml('![A](<../images/my photo.svg>)')).toContain('src="/media/images/my%20photo.svg"')
  })

  it('that is a paragraph of its own is a figure, with its title as the caption', async () => {
    expect(await toHtml('![A photo](./photo.svg "By night")')).toMatch(
      /^<figure><img src="[^"]+" alt="A photo"[^>]*><figcaption>By night<\/figcaption><\/figure>$/,
    )
    expect(await toHtml('![A photo](./photo.svg)')).toMatch(/^<figure><img [^>]*><\/figure>$/)
  })

  it('from elsewhere is left as it is', async () => {
    expect(await toHtml('![A](https://a.example/b.png)')).toContain('src="https://a.example/b.png"')
  })

  it('that is missing ends with its place', async () => {
    await expect(compile('Text.\n\nSee ![A](./missing.png).')).rejects.toThrow(
      'content/posts/a.mdx:6:5  Cannot read the image "./missing.png".',
    )
  })
})

describe('a link whose text is its address', () => {
  it.each([
    ['https://a.example/b/', true],
    ['www.a.example', true],
    ['[https://a.example](https://a.example/)', true],
    ['[a.example/b](https://a.example/b)', true],
    ['[a.example/ä](https://a.example/%C3%A4)', true],
    ['[`a.example`](https://a.example)', true],
    ['[A](https://a.example)', false],
    ['[a.example](https://b.example)', false],
    ['[](https://a.example)', false],
    ['[A](/posts/)', false],
  ])('is marked for print: %s', async (markdown, expected) => {
    expect(/<a [^>]* data-bare/.test(await toHtml(markdown))).toBe(expected)
  })
})

describe('a code fence', () => {
  it('is highlighted, reachable by keyboard, and has a button that copies it', async () => {
    expect(await toHtml('```ts\nconst a = 1\n```')).toBe(
      '<div class="code"><pre tabindex="0"><code class="hljs language-ts"><span class="hljs-keyword">const</span> a = <span class="hljs-number">1</span>\n</code></pre>' +
        '<button class="copy scripted" type="button">Copy</button></div>',
    )
  })

  it('looks the same whatever other languages its post has', async () => {
    const markdown = '```md\n<b>a</b>\n\n~~~sh\nls\n~~~\n```'
    const alone = await toHtml(markdown)
    expect((await toHtml(`\`\`\`sh\nls\n\`\`\`\n\n${markdown}`)).endsWith(alone)).toBe(true)
  })

  it('without a language is not', async () => {
    expect(await toHtml('```\nconst a = 1\n```')).toContain('const a = 1')
    expect(await toHtml('    const a = 1')).toContain('const a = 1')
    expect(await toHtml('```\nconst a = 1\n```')).not.toContain('hljs-')
  })

  it('shows its title as a caption', async () => {
    expect(await toHtml('```sh title="/etc/rc & co"\nls\n```')).toMatch(
      /^<figure class="listing"><figcaption>\/etc\/rc &amp; co<\/figcaption><div class="code"><pre/,
    )
  })

  it('marks, inserts and deletes whole lines', async () => {
    const html = await toHtml('```txt {2} ins={3} del={1}\na\nb\nc\nd\n```')
    expect(html).toContain(
      '<del class="line">a\n</del><mark class="line">b\n</mark><ins class="line">c\n</ins><span class="line">d\n</span></code>',
    )
  })

  it('numbers its lines', async () => {
    expect(await toHtml('```txt showLineNumbers\na\n```')).toContain('data-line-numbers>')
    expect(await toHtml('```txt showLineNumbers=7\na\n```')).toContain('style="--first-line: 7"')
    expect(await toHtml('```txt showLineNumbers\na\n```')).not.toContain('style')
  })

  it.each([
    ['all', '```sh\nls\n```', undefined],
    ['the commands of a session', '```console\n$ ls\na\n\n$ cd\n```', '2,,,2'],
    ['no deleted line', '```txt del={2} {3}\na\nb\nc\n```', '0,,0'],
    ['no deleted line of a session', '```console del={1} ins={2}\n$ a\n$ b \\\n  c\nd\n```', ',2,0,'],
    ['the new side of a diff', '```diff\n a\n-b\n+c\n```', '1,,1'],
    ['all of a patch', '```diff\n+++ b/x\n+c\n```', undefined],
  ])('says what readers copy of it: %s', async (_, fence, copied) => {
    expect(/ data-copied="([^"]*)"/.exec(await toHtml(fence))?.[1]).toBe(copied)
  })

  it('keeps every character of its text, marked or not', async () => {
    const code = '/* a\n\n  b <c> & {d} */\nif (x) {\n\treturn `e`\n}'
    for (const meta of ['', ' {1-2}']) {
      const html = await toHtml(`\`\`\`js${meta}\n${code}\n\`\`\``)
      const [pre = ''] = /<pre.*<\/pre>/s.exec(html) ?? []
      const text = pre.replace(/<[^>]+>/g, '').replace(/&(lt|amp);/g, (_, name) => (name === 'lt' ? '<' : '&'))
      expect(text).toBe(`${code}\n`)
    }
  })

  it('looks the same whatever other languages were used before', async () => {
    const fence = '```console\n# grep "a" b\n```\n\n```js\nconst a = html`<b>`\n```'
    const first = await toHtml(fence)
    await toHtml('```bash\nls\n```\n\n```xml\n<a/>\n```\n\n```css\na{}\n```')
    expect(await toHtml(fence)).toBe(first)
    expect(first).toContain('<span class="bash">')
  })

  it('in an unknown language, or with a word that means nothing, is refused', async () => {
    await expect(compile('```klingon\nnuqneH\n```')).rejects.toThrow('content/posts/a.mdx  Unknown language "klingon".')
    await expect(compile('```sh loud\nls\n```')).rejects.toThrow('Unknown option "loud". Write title="…"')
  })
})

describe('math', () => {
  it('is MathML, in a line and as a block', async () => {
    expect(await toHtml('A $$p$$ b.')).toMatch(/<p>A .*<math.*<mi>p<\/mi>.*<\/math>.* b\.<\/p>/)
    expect(await toHtml('$$\n\\frac{p}{8}\n$$')).toMatch(/<math[^>]* display="block".*<mfrac>/)
  })

  it('needs no font and no second copy for sight', async () => {
    expect(await toHtml('$$p$$')).not.toContain('katex-html')
  })

  it('needs two dollar signs: one is a price or a prompt', async () => {
    expect(await toHtml('From $5 to $6.')).toBe('<p>From $5 to $6.</p>')
  })

  it('holds no length that would cover or widen the page', async () => {
    const html = await toHtml('$$\\rule{99999em}{99999em} \\kern{9999999em} \\raisebox{-9999em}{a}$$')
    const lengths = [...html.matchAll(/(?:width|height|depth|voffset)="(-?[\d.]+)em"/g)].map(([, length]) =>
      Number(length),
    )
    expect(lengths.length).toBeGreaterThan(2)
    for (const length of lengths) expect(Math.abs(length)).toBeLessThanOrEqual(50)
  })

  it.each([
    '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}',
    '\\begin{array}{c|c} a & b \\\\ \\hline c & d \\end{array}',
    '\\begin{aligned} a &= b \\\\[1em] c &= d \\end{aligned} \\tag{1}',
    '\\begin{cases} a \\\\ b \\end{cases} \\quad \\underbrace{a}_{b} \\overrightarrow{ab} \\xrightarrow[a]{b}',
    '\\boxed{a} \\fbox{b} \\fcolorbox{red}{blue}{c} \\colorbox{red}{d} \\textcolor{#abc}{e} \\cancel{f} \\sout{g}',
    '\\pmb{a} \\mathbb{R} \\mathcal{L} \\sqrt[3]{x} \\binom{n}{k} \\cfrac{a}{b} \\left( \\frac{a}{b} \\middle| c \\right]',
    '\\lim_{x \\to 0} \\sum\\limits_{i} \\int \\hat a \\tilde{ab} \\vec a \\phantom{a} \\smash{b} \\rlap{c} \\Huge d \\KaTeX',
    '\\href{https://a.example/}{b} \\url{https://a.example/} \\htmlClass{a}{b} \\htmlStyle{color:red}{c} \\includegraphics{a.png}',
  ])('may be %s', async (formula) => {
    const html = await toHtml(`$$\n${formula}\n$$`)
    expect(html).toContain('<math')
    expect(html).not.toMatch(/href=|src=|class="a"|style="color:red"/)
  })

  it('that cannot be read ends with its place', async () => {
    await expect(compile('Text.\n\nA $$\\frac{$$ b.')).rejects.toThrow(
      /^content\/posts\/a\.mdx:6:3 {2}Could not render math with KaTeX.*expected '}'/,
    )
  })
})

describe('links', () => {
  it('from the root of the site get the base path, once; others stay', async () => {
    const based = await importWith({ CONTENT_DIR: dir, BASE_PATH: '/blog' }, () => import('@/lib/galley/markdown'))
    const { content } = await based.compileBody(
      await writeBody('[a](/posts/b/) [c](//d.example/) [e](https://f.example/) [g](#h) [i](mailto:j@k.example)'),
    )
    const hrefs = [...toContentHtml(content).matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
    expect(hrefs).toEqual(['/blog/posts/b/', '//d.example/', 'https://f.example/', '#h', 'mailto:j@k.example'])
  })

  it('of images get it too', async () => {
    const based = await importWith({ CONTENT_DIR: dir, BASE_PATH: '/blog' }, () => import('@/lib/galley/markdown'))
    const { content } = await based.compileBody(await writeBody('![A](./photo.svg)'))
    expect(toContentHtml(content)).toContain('src="/blog/media/posts/photo.svg"')
  })
})

describe('a body', () => {
  it('counts its words', async () => {
    expect((await compile('## One two\n\nThree *four*.\n\n```sh\nfive\n```')).words).toBe(5)
  })

  it('may end its lines as Windows does', async () => {
    const { content } = await markdown.compileBody(await writeBody('```txt {1}\r\na\r\nb\r\n```'))
    expect(toContentHtml(content)).toContain('<mark class="line">a\n</mark>')
  })

  it('that MDX cannot read ends with its place', async () => {
    await expect(compile('Text.\n\nA <b')).rejects.toThrow(/^content\/posts\/a\.mdx:6:5 {2}Unexpected end of file/)
  })

  it('with a component that is not in the map ends with its name', async () => {
    await expect(toHtml('<Klingon />')).rejects.toThrow(/Klingon/)
  })
})
