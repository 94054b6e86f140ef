import { beforeAll, describe, expect, it } from 'vitest'
import { createCompiler } from '../../support/compile'

let compiler: Awaited<ReturnType<typeof createCompiler>>

beforeAll(async () => {
  compiler = await createCompiler()
})

const toText = async (excerpt: string): Promise<string> =>
  (await compiler.compile(`${excerpt}\n\n{/* more */}\n\nThe rest.`)).excerpt

const toHtml = (body: string): Promise<string> => compiler.compileExcerpt(body)

describe('the text of an excerpt', () => {
  it.each([
    ['a list', '- one\n- two', 'one two'],
    ['a nested list', '1. one\n   - two\n2. three', 'one two three'],
    ['a hard break', 'line  \nsecond', 'line second'],
    ['a break in HTML', 'line<br />second', 'line second'],
    ['a table', '| a | b |\n| - | - |\n| c | d |', 'a b c d'],
    ['a table in HTML', '<table><tr><td>a</td><td>b</td></tr></table>', 'a b'],
    ['a definition list in HTML', '<dl><dt>a</dt><dd>b</dd></dl>', 'a b'],
    ['several blocks', '## One\n\nTwo.\n\n> Three.', 'One Two. Three.'],
    ['details', '<details><summary>One</summary>Two</details>', 'One Two'],
    ['emphasis', 'un*believ*able', 'unbelievable'],
  ])('keeps words apart: %s', async (_, excerpt, text) => {
    expect(await toText(excerpt)).toBe(text)
  })

  it.each([
    ['the mark of a callout', '> [!NOTE]\n> Mind this.', 'Mind this.'],
    ['the number of a footnote', 'A word[^1].\n\n[^1]: Note.', 'A word.'],
    ['the TeX of a formula', 'A $$x^2$$.', 'A x2.'],
    ['images and their captions', 'A ![photo](./photo.svg) b.\n\n![photo](./photo.svg "A caption")', 'A b.'],
    ['code blocks', '```js\nlet a\n```\n\nText.', 'Text.'],
    ['what is hidden', 'A <span hidden>b</span> c.', 'A c.'],
    ['the fallback of a video', 'A.\n\n<video src="/a.mp4">\nOld browser?\n</video>', 'A.'],
    ['brackets around ruby', '<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>', '東京とうきょう'],
  ])('has only what readers read, not %s', async (_, excerpt, text) => {
    expect(await toText(excerpt)).toBe(text)
  })
})

describe('the excerpt of a text without a marker', () => {
  it.each([
    ['a leading image', '![A](./photo.svg)\n\nFirst.\n\nSecond.', '<p>First.</p>'],
    ['leading images in a line', '![A](./photo.svg) ![B](./photo.svg)\n\nFirst.', '<p>First.</p>'],
    ['a leading list', '- a\n\nFirst.', '<p>First.</p>'],
    ['a paragraph in HTML', '<p>First.</p>\n\nSecond.', '<p>First.</p>'],
  ])('is the first paragraph with words, after %s', async (_, body, html) => {
    expect(await toHtml(body)).toBe(html)
    expect((await compiler.compile(body)).excerpt).toBe('First.')
  })

  it('is the first other block with words, or the first image, if there is no paragraph', async () => {
    expect(await toHtml('## Links\n\n- a\n- b\n\n## More')).toBe('<ul>\n<li>a</li>\n<li>b</li>\n</ul>')
    expect(await toHtml('![A](./photo.svg)\n\n![B](./photo.svg)')).toMatch(
      /^<figure><img [^>]*alt="A"[^>]*><\/figure>$/,
    )
  })
})

describe('in an excerpt, a link', () => {
  it('to a part of the post leads there', async () => {
    expect(await toHtml('A [b](#part), <a href="#part">c</a>, [d](/e/).\n\n## Part')).toBe(
      '<p>A <a href="/posts/a/#part">b</a>, <a href="/posts/a/#part">c</a>, <a href="/e/">d</a>.</p>',
    )
  })

  it('to a footnote leads there, under its number in the post', async () => {
    expect(await toHtml('## One[^a]\n\nTwo.[^b]\n\n[^a]: A.\n[^b]: B.')).toBe(
      '<p>Two.<sup><a href="/posts/a/#page:fn-b" data-footnote-ref>2</a></sup></p>',
    )
  })
})

describe('in an excerpt, an id', () => {
  it('is left out, since other excerpts may have it', async () => {
    expect(await toHtml('A <span id="b">b</span>.')).toBe('<p>A <span>b</span>.</p>')
  })

  it('to which a part of it refers is unique to the post', async () => {
    const drawing =
      '<svg aria-labelledby="d"><desc id="d">A</desc><linearGradient id="g" /><path id="p" fill="url(#g)" /></svg>'
    expect(await toHtml(`${drawing}\n\n{/* more */}`)).toBe(
      '<svg aria-labelledby="posts-a:d"><desc id="posts-a:d">A</desc><linearGradient id="posts-a:g"></linearGradient>' +
        '<path fill="url(#posts-a:g)"></path></svg>',
    )
  })
})
