import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readDrawing } from '@/lib/galley/markup/svg/drawing'
import { attacks, draw, hostileDocuments } from '../../../support/drawings'
import { exportedDrawings } from '../../../support/exports'

/** The drawing as it would be published, or why it is not. */
function read(source: string): string {
  const drawing = readDrawing(source === 'LATIN1' ? Buffer.from(draw('\xe9'), 'latin1') : Buffer.from(source))
  return 'text' in drawing ? drawing.text : `REFUSED ${drawing.fault.reason} ${drawing.fault.note}`
}

const isRefused = (source: string): boolean => read(source).startsWith('REFUSED ')
const programs = Object.entries(exportedDrawings)

describe('a drawing with', () => {
  it.each(attacks)('%s is refused, and says why', (_, content) => {
    expect(read(draw(content))).toMatch(/^REFUSED [a-z].*\. [A-Z].*\.$/)
  })
})

describe('a file with', () => {
  it.each(hostileDocuments)('%s is refused', (_, source) => {
    expect(read(source)).toMatch(/^REFUSED /)
  })
})

describe('a drawing of', () => {
  it.each(programs)('%s is published, without what the program notes for itself', (_, source) => {
    expect(isRefused(source), read(source)).toBe(false)
    expect(read(source)).not.toMatch(/secret|<!--|<!DOCTYPE|<\?|metadata|inkscape|sodipodi|adobe|rdf/)
  })

  it.each(programs)('%s looks the same when it is published', async (_, source) => {
    const draw = (text: string) => sharp(Buffer.from(text), { density: 96 }).ensureAlpha().raw().toBuffer()
    // The library that draws here, unlike browsers, has prefixes in attributes only.
    const shown = source.replace(/<(\/?)svg:/g, '<$1').replace('<svg xmlns:svg=', '<svg xmlns=')
    expect((await draw(read(source))).equals(await draw(shown))).toBe(true)
  })

  it.each(programs)('%s is the same when it is read again', (_, source) => {
    expect(read(read(source))).toBe(read(source))
  })

  it('no program is published once an attack is anywhere in it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...programs), fc.constantFrom(...attacks), fc.nat(), ([, source], [, attack], at) => {
        // Behind a start tag that is not in what is left out, nor in a text or a style.
        const places = Array.from(
          source.matchAll(/<(?:g|svg|path|rect)\b[^>]*[^/]>/g),
          ({ 0: tag, index }) => index + tag.length,
        )
        const place = places[at % places.length]
        if (place === undefined) return
        const xlink = attack.includes('xlink:') ? '<g xmlns:xlink="http://www.w3.org/1999/xlink">' : '<g>'
        const inner = `${xlink.replace('<g', '<g xmlns="http://www.w3.org/2000/svg"')}${attack}</g>`
        expect(isRefused(source.slice(0, place) + inner + source.slice(place))).toBe(true)
      }),
      { numRuns: 500, seed: 20 },
    )
  })

  it('no program has a browser run or load anything, however its file is damaged', () => {
    const fragments = attacks.map(([, content]) => content)
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(9),
      text: fc.constantFrom('', '<', '>', '"', '/', '&', ']]>', '<!--', '-->', ...fragments),
    })
    fc.assert(
      fc.property(fc.constantFrom(...programs), fc.array(edit, { minLength: 1, maxLength: 3 }), ([, source], edits) => {
        const damaged = edits.reduce((text, { at, length, text: inserted }) => {
          const start = Math.floor(at * text.length)
          return text.slice(0, start) + inserted + text.slice(start + length)
        }, source)
        if (isRefused(damaged)) return
        // What is published is only searched: whatever is not text between tags is an element or an attribute.
        const markup = read(damaged).replace(/>[^<]*</g, '><')
        expect(markup).not.toMatch(
          /<(?:script|handler|foreignObject|iframe|img|link|meta|feImage|audio|cursor)\b| on\w+="|javascript:/i,
        )
        expect(
          markup.replaceAll(/ xmlns(?::xlink)?="[^"]*"| href="https?:[^"]*"| xlink:href="https:[^"]*"/g, ''),
        ).not.toMatch(/(?:href|fill|style)="[^"]*evil/)
      }),
      { numRuns: 2000, seed: 20 },
    )
  })
})

describe('what is published of a drawing', () => {
  it('has no comment of a style, and the style means the same', () => {
    expect(read(draw('<style>a/* secret */.b{} /* secret</style>'))).toContain('<style>a/**/.b{} /**/</style>')
  })

  it('has the text that was written', () => {
    const text = '&lt;script&gt; &amp; "quoted" ]]&gt;'
    expect(read(draw(`<text>${text}</text>`))).toContain(`<text>${text}</text>`)
    expect(read(draw('<text><![CDATA[<script>]]></text>'))).toContain('<text>&lt;script&gt;</text>')
    expect(read(draw('<g id="a&quot;b&#10;c"/>'))).toContain('<g id="a&quot;b&#10;c"/>')
  })

  it('says what it shows to those who do not see it', () => {
    expect(read(draw('<title>A hill</title><desc>In spring</desc>', ' role="img" aria-label="A hill"'))).toMatch(
      / role="img" aria-label="A hill".*<title>A hill<\/title><desc>In spring<\/desc>/,
    )
  })
})

describe('a drawing that would', () => {
  it('have a browser draw a thousand million parts is refused', () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `<g id="l${level}">${`<use href="#l${level - 1}"/>`.repeat(10)}</g>`,
    )
    expect(read(draw(`<g id="l-1"><rect/></g>${levels.join('')}`))).toMatch(/^REFUSED has a browser draw more than/)
    const patterns = Array.from(
      { length: 9 },
      (_, level) => `<pattern id="p${level}">${`<rect fill="url(#p${level - 1})"/>`.repeat(10)}</pattern>`,
    )
    expect(read(draw(`<pattern id="p-1"><rect/></pattern>${patterns.join('')}<rect fill="url(#p8)"/>`))).toMatch(
      /^REFUSED has a browser draw/,
    )
  })

  it.each([
    ['a class', '.', 'class'],
    ['an id', '#', 'id'],
  ])('have a browser draw them by a style for %s is refused', (_, mark, attribute) => {
    const create = (address: string) => {
      const levels = Array.from({ length: 9 }, (_, level) => {
        const rects = Array.from(
          { length: 10 },
          (_, rect) => `<rect ${attribute}="c${level}-${attribute === 'id' ? rect : 0}"/>`,
        )
        return `<pattern id="p${level}">${rects.join('')}</pattern>`
      })
      const rules = levels.flatMap((_, level) =>
        Array.from({ length: 10 }, (_, rect) => `${mark}c${level}-${rect}{fill:${address}#p${level - 1})}`),
      )
      return draw(
        `<style>${rules.join('')}</style><pattern id="p-1"><rect/></pattern>${levels.join('')}<rect fill="url(#p8)"/>`,
      )
    }
    for (const address of ['url(', 'u\\72l('])
      expect(read(create(address))).toMatch(/^REFUSED has a browser draw more than/)
  })

  it('hold itself is none of these', () => {
    expect(isRefused(draw('<g id="a"><use href="#a"/><use href="#a"/></g>'))).toBe(false)
  })

  it('be too deep for a reader is refused', () => {
    for (const depth of [300, 20_000]) {
      expect(read(draw('<g>'.repeat(depth) + '</g>'.repeat(depth)))).toBe(
        'REFUSED is nested too deeply. Export it as plain SVG, or take that part out.',
      )
    }
    expect(isRefused(draw('<g>'.repeat(100) + '</g>'.repeat(100)))).toBe(false)
  })

  it('not be shown, since it does not say that it is SVG, is refused', () => {
    expect(read('<svg width="9" height="9"/>')).toBe(
      'REFUSED does not say that it is SVG, so no browser shows it. Write xmlns="http://www.w3.org/2000/svg" into its <svg>.',
    )
  })
})

describe('a drawing of a megabyte', () => {
  const fill = (text: string, length = 990_000) => text.repeat(Math.floor(length / text.length))
  it.each([
    [
      'many prefixes',
      draw(
        fill('<g xmlns:a="b"/>', 500_000),
        Array.from({ length: 15_000 }, (_, index) => ` xmlns:p${index}="x"`).join(''),
      ),
    ],
    ['many addresses in a style', draw(`<style>${fill('url("#a")')}</style>`)],
    ['an address behind many comments', draw(`<style>${fill('url(/**/')}</style>`)],
    ['many functions in each other', draw(`<style>${fill('calc(')}</style>`)],
    ['many parts that refer to one', draw(`<g id="a"/>${fill('<use href="#a"/>')}`)],
    [
      'many parts that refer to the next',
      draw(Array.from({ length: 20_000 }, (_, index) => `<g id="a${index}"><use href="#a${index + 1}"/></g>`).join('')),
    ],
    [
      'a style of each part for every other',
      draw(Array.from({ length: 15_000 }, (_, index) => `<g id="a${index}"/>`).join(''), '').replace(
        '<g',
        `<style>${Array.from({ length: 15_000 }, (_, index) => `*{fill:url(#a${index})}`).join('')}</style><g`,
      ),
    ],
    ['many names in a selector', draw(`<style>${fill('a,', 400_000)}b{${fill('x:url(#a);', 500_000)}}</style>`)],
    ['many attributes', draw(`<rect ${Array.from({ length: 60_000 }, (_, index) => `data-${index}=""`).join(' ')}/>`)],
    ['a picture that is none', draw(`<image href="data:image/png;base64,${fill('A')}!"/>`)],
    ['many tags that do not end', fill('<a')],
  ])(
    'with %s is read in seconds',
    (_, source) => {
      expect(typeof read(source)).toBe('string')
      // Squares of these sizes would take minutes.
    },
    20_000,
  )
})
