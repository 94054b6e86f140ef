import fc from 'fast-check'
import { htmlTagNames } from 'html-tag-names'
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'
import { svgTagNames } from 'svg-tag-names'
import { beforeAll, describe, expect, it } from 'vitest'
import { isAllowedAttribute, toAttributeName } from '@/lib/galley/markup/attributes'
import { getAttributeNames, getElementNames, isAllowedElement } from '@/lib/galley/markup/elements'
import { createSource, writeContent, writeTemporaryContent } from '../../support/content'
import { toContentHtml } from '../../support/content-html'
import { importWith } from '../../support/modules'

async function load() {
  dir = await writeTemporaryContent({})
  return importWith({ CONTENT_DIR: dir }, async () => ({
    ...(await import('@/lib/galley/check')),
    ...(await import('@/lib/galley/markdown')),
  }))
}
let dir = ''
let modules: Awaited<ReturnType<typeof load>>

beforeAll(async () => {
  modules = await load()
})

/** What the check has against a body: each error as `line:column rule reason`. */
async function check(body: string): Promise<string[]> {
  await writeContent(dir, { 'posts/a.mdx': createSource({ title: 'A', date: '2024-02-29' }, body) })
  const { errors } = await modules.checkAll()
  return errors.map(({ line, column, ruleId, reason }) => `${line}:${column} ${ruleId} ${reason}`)
}

const compile = async () => toContentHtml((await modules.compileBody('posts/a.mdx')).content)

describe('the elements of a post', () => {
  it('are those of the list: every other name of HTML or SVG is refused at its place', async () => {
    const allowed = new Set(getElementNames())
    const refused = [...new Set([...htmlTagNames, ...svgTagNames])].filter((name) => !allowed.has(name))
    expect(refused).toEqual(
      expect.arrayContaining(['xmp', 'noembed', 'plaintext', 'noframes', 'image', 'script', 'meta']),
    )
    for (const name of refused) {
      expect(await check(`<${name} />`), name).toEqual([
        `6:1 element-forbidden <${name}> is not allowed in posts and pages.`,
      ])
    }
  })

  it('can be compiled, each with all of its attributes', async () => {
    for (const name of getElementNames()) {
      const isAddress = (attribute: string) => /^(?:href|xlink:href|src|poster|cite|itemid|itemtype)$/.test(attribute)
      const attributes = getAttributeNames(name).map(
        (attribute) => `${attribute}="${isAddress(attribute) ? '#a1' : 'a1'}"`,
      )
      // An empty heading or link is a mistake.
      const end = /^(?:h\d|a)$/.test(name) ? `>A</${name}>` : ' />'
      expect(await check(`<${name} ${attributes.join(' ')}${end}`), name).toEqual([])
      // The title of the page is its only heading of the first level.
      await expect(compile(), name).resolves.toContain(`<${name === 'h1' ? 'h2' : name} `)
    }
  })

  it('are written as HTML and SVG write them', async () => {
    expect(await check('<xMp />\n\n<lineargradient />')).toEqual([
      '6:1 element-unknown Unknown element <xMp>.',
      '8:1 element-unknown Unknown element <lineargradient>.',
    ])
  })
})

describe('the attributes of a post', () => {
  it.each([
    '<p STYLE="position:fixed">a</p>',
    '<p Style="position:fixed">a</p>',
    '<p OnClick="a()">a</p>',
    '<p data-feed-link="javascript:alert(1)">a</p>',
    '<p DATA-FEED-LINK="javascript:alert(1)">a</p>',
    '<p dataFeedLink="javascript:alert(1)">a</p>',
    '<p data-feed-content="">a</p>',
    '<p data-pagefind-ignore="">a</p>',
    '<p data-precedence="next">a</p>',
    '<p galley:inner-html="0">a</p>',
    '<a attributionsrc="https://evil.example/">a</a>',
    '<a attributionSrc="">a</a>',
    '<table background="https://evil.example/a.png" />',
    '<blockquote longdesc="https://evil.example/">a</blockquote>',
    '<p popover="">a</p>',
    '<p contenteditable="">a</p>',
    '<p accesskey="a">a</p>',
    '<p autofocus="">a</p>',
    '<p name="querySelector">a</p>',
    '<p nonce="a">a</p>',
    '<p suppressHydrationWarning>a</p>',
    '<source srcset="https://evil.example/a.png" />',
  ])('are those of the list, in any case: not %s', async (body) => {
    expect(await check(body)).toEqual([
      expect.stringMatching(/^6:\d+ attribute-forbidden The attribute "[^"]+" (?:is not allowed on|of) </),
    ])
    await expect(compile()).rejects.toThrow(
      /content\/posts\/a\.mdx:6:\d+ {2}The attribute .+ is not allowed on <\w+>\.$/,
    )
  })

  it.each([
    '<div hidden id="S:0">a</div>',
    '<div id="B:0">a</div>',
    '<p id="__next_f">a</p>',
    '<p id="$RC">a</p>',
    '<p id="TURBOPACK">a</p>',
    '<p id="page:content">a</p>',
  ])('never hold an id that belongs to the page: %s', async (body) => {
    expect(await check(body)).toEqual([expect.stringContaining('attribute-forbidden The id ')])
    await expect(compile()).rejects.toThrow(
      /content\/posts\/a\.mdx:6:\d+ {2}The attribute id=".+" is not allowed on <\w+>\.$/,
    )
  })

  it.each([
    '<svg><rect fill="url(https://evil.example/a.svg#b)" /></svg>',
    '<svg><rect fill="u\\72l(https://evil.example/a.svg#b)" /></svg>',
    '<svg><rect mask="image-set(&quot;https://evil.example/a&quot;)" /></svg>',
  ])('refer in a drawing to the drawing alone: not %s', async (body) => {
    expect(await check(body)).toEqual([expect.stringContaining('attribute-forbidden ')])
    await expect(compile()).rejects.toThrow(
      /content\/posts\/a\.mdx:6:\d+ {2}The attribute .+ is not allowed on <\w+>\.$/,
    )
  })

  it.each([
    ['<video src="/&#9;/evil.example/a.mp4" />', 'link-malformed'],
    ['<video src="/&#10;/evil.example/a.mp4" />', 'link-malformed'],
    ['<video poster=" //evil.example/a.png" />', 'link-malformed'],
    ['<audio src="/\\evil.example/a.mp3" />', 'link-malformed'],
    ['<a href="java&#10;script:alert(1)">a</a>', 'link-unsafe'],
    ['<q cite="&#1;javascript:alert(1)">a</q>', 'link-unsafe'],
    ['[a](/&#9;/evil.example/)', 'link-malformed'],
    ['<p itemScope itemID="java&#9;script:alert(1)">a</p>', 'link-unsafe'],
    ['<p itemscope itemtype="https://schema.org/Person javascript:alert(1)">a</p>', 'link-unsafe'],
  ])('hold addresses that are read as browsers read them: not %s', async (body, rule) => {
    expect(await check(body)).toEqual([expect.stringContaining(` ${rule} `)])
  })

  it('may be what a blog needs', async () => {
    const bodies = [
      '<details open name="more"><summary>A</summary><p class="b" id="c" lang="de" dir="auto" title="d">E</p></details>',
      '<figure role="group" aria-label="A" data-kind="note"><figcaption>B</figcaption></figure>',
      '<video src="/icon-512.png" poster="/icon-512.png" controls muted loop playsInline width="4" height="3" />',
      '<audio controls><source src="/icon-512.png" type="audio/mpeg" /><track src="/icon-512.png" kind="captions" srcLang="en" /></audio>',
      '<table><tbody><tr><td colSpan="2" rowspan={2}>A</td></tr></tbody></table>',
      '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <time dateTime="2024">A</time> <abbr title="A">B</abbr> <wbr />',
      '<p itemscope itemtype="https://schema.org/Person https://schema.org/Thing" itemid="urn:isbn:0">A</p>',
      '<a href="https://example.org/" target="_blank" rel="noopener" download>A</a> <a name="end" />',
      '<svg viewBox="0 0 4 4" width="4"><defs><linearGradient id="a"><stop offset="0" stopColor="red" /></linearGradient></defs><path d="M0 0" fill="url(#a)" strokeWidth="2" /></svg>',
    ]
    for (const body of bodies) {
      expect(await check(body), body).toEqual([])
      await expect(compile(), body).resolves.toContain('<')
    }
  })

  it('have one name each, however they are written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...getElementNames()),
        fc.constantFrom('style', 'onclick', 'srcdoc', 'srcset', 'ping', 'data-feed-link', 'background', 'is', 'slot'),
        fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
        (element, name, upper) => {
          const written = [...name].map((char, index) => (upper[index] ? char.toUpperCase() : char)).join('')
          expect(toAttributeName(element, written).toLowerCase()).toBe(name)
          expect(isAllowedAttribute(element, written)).toBe(false)
        },
      ),
      { seed: 20 },
    )
  })
})

type Parsed = DefaultTreeAdapterMap['childNode']

function listElements(nodes: Parsed[]): DefaultTreeAdapterMap['element'][] {
  return nodes.flatMap((node) => ('tagName' in node ? [node, ...listElements(node.childNodes)] : []))
}

const rawText = [
  'xmp',
  'noembed',
  'noframes',
  'plaintext',
  'noscript',
  'iframe',
  'style',
  'title',
  'textarea',
  'template',
]
const wrapper = fc.constantFrom(
  ...rawText,
  'svg',
  'math',
  'desc',
  'foreignObject',
  'select',
  'table',
  'p',
  'details',
  'pre',
)
const payload = fc.constantFrom(
  '<script>alert(1)</script>',
  '<meta http-equiv=refresh content=0;url=https://evil.example/>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<base href=//evil.example/>',
  '--><script>alert(1)</script>',
  ']]><script>alert(1)</script>',
)
const hiding = fc.constantFrom<(text: string, end: string) => string>(
  (text, end) => `[x](https://example.org/ "${end}${text}")`,
  (text, end) => `> [x](https://example.org/ '${end}${text}')`,
  (text, end) => `<b title='${end}${text}'>x</b>`,
  (text, end) => `<b title="${end}${text.replaceAll('"', '&quot;')}">x</b>`,
  (text, end) => `![x${end}${text}](./a.svg)`,
  (text, end) => `[x](<https://example.org/${end}${text.replace(/[<>]/g, '\\$&')}>)`,
  (text, end) => `\`${end}${text}\``,
  (text, end) => `\`\`\`html title="${end}${text.replaceAll('"', '')}"\n${end}${text}\n\`\`\``,
  (text, end) => `${end}${text}`.replace(/[<>{}[\]]/g, '\\$&'),
  (text, end) => `$$\\text{${end}${text.replace(/[#{}\\&%_^~$]/g, '')}}$$`,
  (text, end) => `## x ${`${end}${text}`.replace(/[<>{}[\]]/g, '\\$&')}`,
)

describe('a text that is written to break out of its element', () => {
  it('is refused at its place, or does nothing on the page', async () => {
    let accepted = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(wrapper, { maxLength: 2 }),
        wrapper,
        payload,
        hiding,
        fc.boolean(),
        async (outer, closed, text, hide, block) => {
          const gap = block ? '\n\n' : ''
          const body = outer.reduce(
            (inside, name) => `<${name}>${gap}${inside}${gap}</${name}>`,
            hide(text, `</${closed}>`),
          )
          const faults = await check(body)
          if (faults.length > 0) {
            expect(faults[0]).toMatch(/^\d+:\d+ \S+ /)
            return
          }
          accepted++
          const html = await compile()
          // As a browser does, which runs scripts, and as one does that is told not to.
          for (const scriptingEnabled of [true, false]) {
            for (const { tagName, attrs } of listElements(parseFragment(html, { scriptingEnabled }).childNodes)) {
              expect(isAllowedElement(tagName, 'engine'), `${tagName} in ${html}`).toBe(true)
              for (const { name } of attrs)
                expect(isAllowedAttribute(tagName, name, 'engine'), `${name} in ${html}`).toBe(true)
            }
          }
        },
      ),
      { numRuns: 300, seed: 20 },
    )
    expect(accepted).toBeGreaterThan(30)
  }, 600_000)
})
