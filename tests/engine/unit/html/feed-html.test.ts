import { describe, expect, it } from 'vitest'
import { createFeedHtml } from '@/lib/galley/html/feed-html'

const permalink = 'https://galley.example/blog/posts/a/'

/** The feed's HTML of a page whose content is `html`. */
function toFeedHtml(html: string): string {
  const page = `<html lang="en" dir="ltr"><title>A</title><main><div data-feed-content="">${html}</div></main></html>`
  return unwrap(createFeedHtml(page, permalink).html)
}

/** Returns the HTML within the element with its language. */
function unwrap(html: string): string {
  return html.replace(/^<div lang="[^"]*" dir="[^"]*">(.*)<\/div>$/s, '$1')
}

describe('the HTML of a feed', () => {
  it('is the marked parts of the page, in their order, and nothing around them', () => {
    const page =
      '<body><h1>Title</h1><div data-feed-content><p>1</p></div><nav>N</nav><div data-feed-content><p>2</p></div>'
    expect(unwrap(createFeedHtml(page, permalink).html)).toBe('<p>1</p><p>2</p>')
  })

  it('is missed with the name of the page if there is no marked part', () => {
    expect(() => createFeedHtml('<p>A</p>', permalink)).toThrow(`${permalink} has no element marked data-feed-content.`)
  })

  it.each([
    ['/posts/b/', 'https://galley.example/posts/b/'],
    ['#section', 'https://galley.example/blog/posts/a/#section'],
    ['../b/', 'https://galley.example/blog/posts/b/'],
    ['//other.example/x', 'https://other.example/x'],
    ['mailto:mara@galley.example', 'mailto:mara@galley.example'],
    ['https://other.example/?a=1&amp;b=2', 'https://other.example/?a=1&amp;b=2'],
  ])('makes the address %s absolute', (href, absolute) => {
    expect(toFeedHtml(`<a href="${href}">A</a>`)).toBe(`<a href="${absolute}">A</a>`)
  })

  it('shows an image by one absolute address, without its other sizes', () => {
    expect(toFeedHtml('<img src="/media/a.png" srcset="/media/b.png 2x" sizes="50vw" alt="A">')).toBe(
      '<img src="https://galley.example/media/a.png" alt="A">',
    )
  })

  it('shows a picture as the image that every reader knows', () => {
    const sources = '<source type="image/avif" srcset="/media/a-1.avif 1w, /media/a-2.avif 2w" sizes="50vw">'
    const img = '<img src="/media/a.png" srcset="/media/b.png 2w" sizes="50vw" alt="A" fetchpriority="high">'
    expect(toFeedHtml(`<figure><picture data-opaque>${sources}${img}</picture></figure>`)).toBe(
      '<figure><img src="https://galley.example/media/a.png" alt="A"></figure>',
    )
  })

  it('keeps sizes and alternative texts', () => {
    const img = '<img src="https://galley.example/a.png" alt="A" width="4" height="3">'
    expect(toFeedHtml(img)).toBe(img)
  })

  it('has no scripts, no templates and no anchors of headings', () => {
    expect(toFeedHtml('<script>1</script><template>2</template><p>3<script src="/x.js"></script></p>')).toBe('<p>3</p>')
    expect(toFeedHtml('<h2 id="x">X<a class="anchor" href="#x">#</a></h2>')).toBe('<h2 id="x">X</h2>')
  })

  it('has a link in the place of an island or an embed, with an absolute address', () => {
    const island =
      '<div data-feed-link="#encoder" data-feed-label="Encoder"><textarea></textarea><script>1</script></div>'
    expect(toFeedHtml(`<p>1</p>${island}<p>2</p>`)).toBe(
      `<p>1</p><p><a href="${permalink}#encoder">Encoder</a></p><p>2</p>`,
    )
  })

  it('links to nothing that runs, whoever has written it', () => {
    expect(toFeedHtml('<a href="javascript:alert(1)">A</a><q cite="data:text/html,b">B</q>')).toBe('<a>A</a><q>B</q>')
    expect(toFeedHtml('<a href="java&#10;script:alert(1)">A</a>')).toBe('<a>A</a>')
    expect(() => toFeedHtml('<div data-feed-link="javascript:alert(1)">A</div>')).toThrow(
      'A feed cannot link to "javascript:',
    )
  })

  it('escapes what could end an element of raw text, and holds no such element', () => {
    expect(toFeedHtml('<b title="</xmp><script>">A</b>')).toBe('<b title="&lt;/xmp&gt;&lt;script&gt;">A</b>')
    expect(toFeedHtml('<noscript>&lt;script&gt;1&lt;/script&gt;</noscript><xmp>2</xmp><style>3</style>4')).toBe('4')
  })

  it('has no handlers, styles and data of the page', () => {
    expect(
      toFeedHtml('<pre tabindex="0" data-language="sh" style="color: red" onclick="x()"><code>a</code></pre>'),
    ).toBe('<pre><code>a</code></pre>')
    expect(toFeedHtml('<img src="https://a.example/b.png" alt="" loading="lazy" decoding="async">')).toBe(
      '<img src="https://a.example/b.png" alt="">',
    )
  })

  it('keeps what says something without a style sheet', () => {
    const html = '<pre><code><mark>a</mark><ins>b</ins><del>c</del></code></pre><table><tr><td>1</td></tr></table>'
    expect(toFeedHtml(html)).toContain('<mark>a</mark><ins>b</ins><del>c</del>')
    expect(toFeedHtml(html)).toContain('<td>1</td>')
  })

  it('keeps math without its source, which readers that know no MathML would show as well', () => {
    const source = '<annotation encoding="application/x-tex">x^2</annotation>'
    const other = '<annotation-xml encoding="MathML-Content"><ci>x</ci></annotation-xml>'
    expect(toFeedHtml(`<math><semantics><mi>x</mi>${source}${other}</semantics></math>`)).toBe(
      '<math><semantics><mi>x</mi></semantics></math>',
    )
  })

  it.each([
    ['ar', 'rtl'],
    ['de', 'ltr'],
  ])('has the language and direction of its post, %s and %s', (lang, dir) => {
    const article = `<article lang="${lang}" dir="${dir}"><div data-feed-content><p lang="fr">A</p></div></article>`
    const page = `<html lang="en" dir="ltr"><main>${article}</main></html>`
    expect(createFeedHtml(page, permalink).html).toBe(`<div lang="${lang}" dir="${dir}"><p lang="fr">A</p></div>`)
  })

  it('has the language and direction of the page if its post has none', () => {
    const page = '<html lang="he" dir="rtl"><body><div data-feed-content><p>A</p></div></body></html>'
    expect(createFeedHtml(page, permalink).html).toBe('<div lang="he" dir="rtl"><p>A</p></div>')
  })
})

describe('the summary of a feed item', () => {
  it("is the page's description", () => {
    const page = '<meta name="description" content="A &amp; B"><div data-feed-content>C</div>'
    expect(createFeedHtml(page, permalink).summary).toBe('A & B')
    expect(createFeedHtml('<div data-feed-content>C</div>', permalink).summary).toBe('')
  })
})
