import { beforeAll, describe, expect, it } from 'vitest'
import { createCompiler } from '../../support/compile'

let toHtml: (body: string) => Promise<string>
let toBasedHtml: (body: string) => Promise<string>

beforeAll(async () => {
  const plain = await createCompiler()
  const based = await createCompiler({ BASE_PATH: '/blog' })
  toHtml = async (body) => (await plain.compile(body)).html
  toBasedHtml = async (body) => (await based.compile(body)).html
})

/** A component, which makes React render all around it. */
const component = '<Video title="A" href="https://a.example/" embed="https://a.example/b" />'

describe('an address from the root in HTML', () => {
  it.each([
    ['<video src="/t.mp4" poster="/p.png"></video>', '<video src="/blog/t.mp4" poster="/blog/p.png"></video>'],
    ['<audio><source src="/t.mp3" /></audio>', '<audio><source src="/blog/t.mp3"></audio>'],
    ['<video><track src="/t.vtt" /></video>', '<video><track src="/blog/t.vtt"></video>'],
    ['<a href="/b/">c</a>', '<a href="/blog/b/">c</a>'],
    ['<blockquote cite="/b/">c</blockquote>', '<blockquote cite="/blog/b/">c</blockquote>'],
    ['<q cite="/b/">c</q>', '<q cite="/blog/b/">c</q>'],
    ['<del cite="/b/">c</del>', '<del cite="/blog/b/">c</del>'],
    ['<p itemscope itemid="/b/">c</p>', '<p itemscope itemid="/blog/b/">c</p>'],
  ])('gets the base path: %s', async (body, html) => {
    expect(await toBasedHtml(body)).toBe(html)
    const rendered = await toBasedHtml(`${body}\n\n${component}`)
    expect(rendered.toLowerCase().replaceAll('=""', '')).toContain(html)
  })

  it('of another site, and of a part of the page, stays', async () => {
    const body = '<a href="//b.example/">a</a> <a href="#b">b</a> <q cite="https://c.example/">c</q>'
    expect(await toBasedHtml(`Text ${body}`)).toBe(`<p>Text ${body}</p>`)
  })
})

describe('a table in HTML', () => {
  it('has the frame that scrolls, and classes in place of align', async () => {
    expect(await toHtml('<table><tr><td align="RIGHT" className="a">1</td></tr></table>')).toBe(
      '<section class="table" aria-label="Table" tabindex="0"><table><tr><td class="a align-right">1</td></tr></table></section>',
    )
    expect(await toHtml(`<table><tr><td>1</td></tr></table>\n\n${component}`)).toMatch(/^<section class="table"/)
  })

  it('has one frame, with a table in it too', async () => {
    const html = await toHtml('<table><tr><td><table><tr><td>1</td></tr></table></td></tr></table>')
    expect(html.match(/<section/g)).toHaveLength(1)
  })
})

describe('a paragraph', () => {
  it.each([
    [
      'a summary before text on the next lines',
      '<details>\n<summary>Title</summary>\nText on\ntwo lines\n</details>',
      '<details><summary>Title</summary><p>Text on\ntwo lines</p></details>',
    ],
    ['a block between words', 'One <div>two</div> three', '<p>One</p>\n<div>two</div>\n<p>three</p>'],
    [
      'a caption after an image',
      '<figure>\n![A](./photo.svg)\n<figcaption>B</figcaption>\n</figure>',
      /^<figure><img [^>]*><figcaption>B<\/figcaption><\/figure>$/,
    ],
    [
      'items among words',
      '<ul>\n<li>One</li>\n<li>Two</li> x\n</ul>',
      /^<ul><li>One<\/li><li>Two<\/li><p>x<\/p><\/ul>$/,
    ],
    [
      'a source before a fallback',
      '<video>\n<source src="/a.mp4" />\nNo video.\n</video>',
      '<video><source src="/a.mp4"><p>No video.</p></video>',
    ],
  ])('never contains %s', async (_, body, html) => {
    expect(await toHtml(body)).toEqual(typeof html === 'string' ? html : expect.stringMatching(html))
  })

  it.each([
    ['a heading', '<h2 id="a">\nText *b*\n</h2>', /^<h2 id="a">Text <em>b<\/em><a /],
    ['a summary', '<details>\n<summary>\nText\n</summary>\n</details>', '<details><summary>Text</summary></details>'],
    ['a paragraph', '<p align="center">\nText\n</p>', '<p align="center">Text</p>'],
    ['a line of text', '<small>\nText\n</small>', '<small>Text</small>'],
    ['ruby', '<ruby>\n東京<rt>とうきょう</rt>\n</ruby>', '<ruby>東京<rt>とうきょう</rt></ruby>'],
  ])('is not added in %s', async (_, body, html) => {
    expect(await toHtml(body)).toEqual(typeof html === 'string' ? html : expect.stringMatching(html))
  })

  it('is not made of a comment beside a block', async () => {
    expect(await toHtml('{/* a */} <div>b</div> c')).toBe('<div>b</div>\n<p>c</p>')
  })

  it('with blocks in it is a group of them', async () => {
    expect(await toHtml('<p>One <ul><li>two</li></ul> three</p>')).toBe('<div>One <ul><li>two</li></ul> three</div>')
    expect(await toHtml('<p align="center">\n\nOne\n\nTwo\n\n</p>')).toBe(
      '<div align="center"><p>One</p><p>Two</p></div>',
    )
  })
})

describe('in HTML, as in Markdown,', () => {
  it('code is highlighted, reachable by keyboard, and has a button that copies it', async () => {
    expect(await toHtml('<pre><code class="language-js">const a = 1</code></pre>')).toBe(
      '<div class="code"><pre tabindex="0"><code class="hljs language-js"><span class="hljs-keyword">const</span> a = ' +
        '<span class="hljs-number">1</span></code></pre><button class="copy scripted" type="button">Copy</button></div>',
    )
    expect(await toHtml('<pre class="poem">a</pre>')).toBe('<pre class="poem" tabindex="0">a</pre>')
  })

  it('headings move down a level if one is of the first', async () => {
    expect(await toHtml('<h1>One</h1>\n\n## Two\n\nText.[^1]\n\n[^1]: Note.')).toMatch(
      /<h2 id="one">.*<h3 id="two">.*<h2 [^>]*id="page:footnotes">/s,
    )
  })

  it('a link around an image contains no other link', async () => {
    expect(await toHtml('<a href="/b/">\n![A](./photo.svg)\n</a>')).toMatch(/^<a href="\/b\/"><figure><img [^>]*>/)
  })
})

describe('an element in HTML', () => {
  it.each([
    [
      '<video src="/a.mp4" controls muted width="300"></video>',
      '<video src="/a.mp4" controls muted width="300"></video>',
    ],
    ['<ol type="a" start={3} reversed={false}><li>a</li></ol>', '<ol type="a" start="3"><li>a</li></ol>'],
    ['<p aria-hidden data-a spellCheck={false}>a</p>', '<p aria-hidden="true" data-a="true" spellcheck="false">a</p>'],
    ['<time dateTime="2024">a</time>', '<time datetime="2024">a</time>'],
    [
      '<svg viewBox="0 0 1 1"><path strokeWidth="2" stroke-linecap="round" d="M0 0" /></svg>',
      '<svg viewBox="0 0 1 1"><path stroke-width="2" stroke-linecap="round" d="M0 0"></path></svg>',
    ],
  ])('keeps its attributes, however they are written: %s', async (body, html) => {
    expect(await toHtml(body)).toBe(html)
  })

  it('is the same beside a component, which React renders', async () => {
    const body =
      '<svg viewBox="0 0 1 1"><linearGradient id="g"><stop stop-color="red" /></linearGradient></svg>\n\n<p lang="de" class="a b">c</p>'
    expect(await toHtml(`${body}\n\n${component}`)).toContain((await toHtml(body)).trim())
  })
})
