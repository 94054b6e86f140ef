import { describe, expect, it } from 'vitest'
import { createLiquidEngine } from '@/lib/galley/import/liquid-engine'
import { translateBody } from '@/lib/galley/import/markdown'
import type { Target } from '@/lib/galley/import/markdown/addresses'

/** What becomes of a body, and what a person is told of it. */
function translate(body: string, separator = '\n\n') {
  const told: string[] = []
  const place = { url: 'https://old.example', baseurl: '/blog' }
  const resolve = (url: string, use: string): Target => {
    if (use === 'image' && url.startsWith('/img/')) return { kind: 'image', file: url.slice(1) }
    return url.startsWith('/gone') ? { kind: 'missing', url } : { kind: 'elsewhere', url }
  }
  const text = translateBody(body, 5, {
    scope: {
      engine: createLiquidEngine(place),
      values: { site: { ...place, title: 'Old' }, page: { title: 'This' } },
      findAddress: (_tag, name) => (name === '2020-01-01-a' ? '/a.html' : undefined),
    },
    resolve,
    separator,
    notify: (text, line) => void told.push(`${line}: ${text}`),
  }).write((file) => `./${file.split('/').at(-1)}`)
  return { text, told }
}

/** Each is what was written in Jekyll, and what is written now. */
const translations: Record<string, [jekyll: string, now: string][]> = {
  'Liquid is put in': [
    ['[a]({{ site.url }}{{ site.baseurl }}/x) of {{ site.title }}', '[a](https://old.example/blog/x) of Old'],
    ['[a]({% post_url 2020-01-01-a %}#b)', '[a](/a.html#b)'],
    ['[a]({{ "/x.pdf" | relative_url }})', '[a](/blog/x.pdf)'],
    ['a {% raw %}{{ b }}{% endraw %}', 'a \\{\\{ b }}'],
    ['a {% comment %}b{% endcomment %}c', 'a c'],
    ['{% highlight ruby %}\n*a*\n{% endhighlight %}', '```ruby\n*a*\n```'],
    ['- a\n  {% highlight sh %}\n  b\n  {% endhighlight %}\n- c', '- a\n  ```sh\n  b\n  ```\n- c'],
    ['{% highlight sh linenos %}\n```\n{% endhighlight %}', '````sh showLineNumbers\n```\n````'],
  ],
  'text that MDX would read as code is escaped': [
    ['{a} <3 b < c > d }', '\\{a} \\<3 b \\< c > d }'],
    ['import a', '&#x69;mport a'],
    ['`{a} <b>`', '`{a} <b>`'],
    ['    {a}', '```\n{a}\n```'],
  ],
  'kramdown is translated': [
    ['Text\n{: .note #id}', '<p className="note" id="id">Text</p>'],
    ['{: .note}\nText', '<p className="note">Text</p>'],
    ['- a\n- b\n{: .x}', '<div className="x">\n  - a\n  - b\n</div>'],
    ['* TOC\n{:toc}\n\nText', 'Text'],
    ['## A heading {#here}', '## <span id="here">A heading</span>'],
    ['## A heading\n{: .no_toc}', '## A heading'],
    ['~~~\na\n~~~\n{: .language-sh}', '```sh\na\n```'],
    ['[a](https://b.example){: target="_blank"}', '<a href="https://b.example" target="_blank">a</a>'],
    ['A\n: b *c*', '<dl>\n  <dt>A</dt>\n\n  <dd>b _c_</dd>\n</dl>'],
    ['An HTML.\n\n*[HTML]: Hypertext', 'An <abbr title="Hypertext">HTML</abbr>.'],
    ['a[^1]\n\n[^1]: b', 'a[^1]\n\n[^1]: b'],
    ['{::comment}\na\n{:/comment}\n\nb', '{/* a */}\n\nb'],
    ['a\\\\\nb', 'a\\\nb'],
    [
      '| a | *b* |\n| c | d |',
      '<table>\n  <tbody>\n    <tr>\n      <td>a</td>\n\n      <td>_b_</td>\n    </tr>\n\n    <tr>\n      <td>c</td>\n\n      <td>d</td>\n    </tr>\n  </tbody>\n</table>',
    ],
    ['$$a_1$$', '$$\na_1\n$$'],
    ['"a" -- b... it\'s', '“a” – b… it’s'],
    ['|a|b|\n|-|-|\n|c|d|\n{: .t}', '<div className="t">\n  | a | b |\n  | - | - |\n  | c | d |\n</div>'],
  ],
  'raw HTML becomes JSX': [
    ['a <b>b</b><br>c', 'a **b**<br />c'],
    ['<span class="x" tabindex="0">a *b*</span>', '<span className="x" tabIndex="0">a _b_</span>'],
    ['<div class="a">\n*b*\n\nc\n</div>', '<div className="a">\\*b\\* c</div>'],
    ['<div markdown="1">\n*b*\n</div>', '<div>\n  _b_\n</div>'],
    ['<div>a</div>\n*b*', '<div>a</div>\n\n_b_'],
    ['<!-- a */ b -->', '{/* a * / b */}'],
    ['<img src="/img/a.png" alt="A">', '![A](./a.png)'],
    ['<pre>a\n <b>\n</pre>', '```\na\n \n```'],
    ['<a href="/x">a</a>', '[a](/x)'],
    [
      '<table><tr><td>1</td></tr></table>',
      '<table>\n  <tbody>\n    <tr>\n      <td>1</td>\n    </tr>\n  </tbody>\n</table>',
    ],
  ],
  'the excerpt ends where it did': [
    ['a\n\n<!--more-->\n\nb', 'a\n\n{/* more */}\n\nb'],
    ['a <!--more-->\n\nb', 'a\n\n{/* more */}\n\nb'],
    ['a <!--more--> b', 'a\n\n{/* more */}\n\nb'],
    ['a\n\nb', 'a\n\nb\n\n{/* more */}'],
    ['a', 'a'],
  ],
  'images and links': [
    ['![a][b]\n\n[b]: /img/b.png "c"', '![a](./b.png "c")'],
    ['![a](/img/b.png){: width="3"}', '![a](./b.png)'],
    ['[a][b]\n\n[b]: https://c.example', '[a][b]\n\n[b]: https://c.example'],
  ],
}

for (const [name, pairs] of Object.entries(translations)) {
  describe(name, () => {
    it.each(pairs)('%j', (jekyll, now) => {
      expect(translate(jekyll, name.startsWith('the excerpt') ? '<!--more-->' : undefined).text.trimEnd()).toBe(now)
    })
  })
}

describe('without a separator', () => {
  it.each([
    ['a\n\nb', 'a\n\nb'],
    ['## a\n\nb', '## a\n\n{/* more */}\n\nb'],
  ])('the excerpt of %j is the first block', (jekyll, now) => {
    expect(translate(jekyll, '\n\n').text.trimEnd()).toBe(now)
  })
})

describe('what cannot be translated stays visible, and is told with its line', () => {
  it.each([
    ['a\n{{ site.data.x }}', 'a\n\\{\\{ site.data.x }}', '6: {{ site.data.x }} cannot be evaluated: kept as it is.'],
    [
      '{% include a.html b="*c*" %}',
      '\\{% include a.html b="\\*c\\*" %}',
      '5: {% include a.html b="*c*" %} cannot be translated: kept as it is.',
    ],
    [
      '{% post_url 2020-02-02-b %}',
      '\\{% post_url 2020-02-02-b %}',
      '5: {% post_url 2020-02-02-b %} does not name a file of the blog: kept as it is.',
    ],
    ['a <List> b', 'a \\<List> b', '5: <List> has no matching tag: kept as text.'],
    [
      'a\n\n<script>b()</script>',
      'a\n\n```html\n<script>b()</script>\n```',
      '7: <script> cannot be in a post: shown as code. Posts cannot run scripts. Use a component from components/mdx.',
    ],
    ['<p style="color: red">a</p>', 'a', '5: Removed style, which <p> cannot have in a post.'],
    [
      'a\n[b](/gone/)',
      '{/* check-ignore link-dead: broken before the import */}\n\na [b](/gone/)',
      '6: /gone/ is not a post, page or file: the link is kept with check-ignore.',
    ],
    ['![a](/lost.png)', '!\\[a]\\(/lost.png)', '5: The image /lost.png does not exist: its Markdown is kept as text.'],
    ['[a](javascript:b)', 'a (javascript:b)', '5: A post cannot have a link to javascript:b: replaced with text.'],
    ['```nosuch\na\n```', '```\na\n```', '5: Unknown language "nosuch": the code is not highlighted.'],
  ])('%j', (jekyll, now, line) => {
    const { text, told } = translate(jekyll)
    expect(text.trimEnd()).toBe(now)
    expect(told).toEqual([line])
  })

  it.each([
    ['that is kept', '{% include a.html\n  b="c"\n%}', 9],
    ['that is put in', '{{\n  site.title\n}}', 9],
    ['that is a comment', '{% comment %}\na\n{% endcomment %}', 9],
    ['that is a comment with Liquid', '{% comment\n%}{% include\n a.html %}{% endcomment %}', 9],
    ['that is code on the line of its tag', '{% highlight sh %}a{% endhighlight %}', 7],
    ['that is code', '{% highlight\n  sh\n%}\na\n{% endhighlight %}', 11],
  ])('has its line after Liquid %s', (_, liquid, line) => {
    const { told } = translate(`${liquid}\n\n<List>`)
    expect(told.at(-1)).toBe(`${line}: <List> has no matching tag: kept as text.`)
  })
})
