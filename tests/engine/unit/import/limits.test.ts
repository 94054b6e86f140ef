import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createLiquidEngine, isTooCostly } from '@/lib/galley/import/liquid-engine'
import { translateBody } from '@/lib/galley/import/markdown'
import { runWatched } from '@/lib/galley/import/run-watched'
import { readYaml, YamlFault } from '@/lib/galley/import/yaml'

const place = { url: 'https://old.example', baseurl: '' }

/** What Liquid throws at a template. */
function render(template: string): unknown {
  try {
    return createLiquidEngine(place, false).parseAndRenderSync(template, { ten: 'aaaaaaaaaa' })
  } catch (error) {
    return error
  }
}

describe('Liquid of the old blog', () => {
  it.each(['include', 'render', 'layout'])('reads no file of this machine by %s', (tag) => {
    for (const file of ['package.json', './package.json', path.resolve('package.json')]) {
      expect(String(render(`{% ${tag} "${file}" %}`))).toMatch(/ENOENT/)
    }
  })

  it.each([
    ['a range', '{% for i in (1..300000000) %}{% endfor %}'],
    ['loops in loops', `${'{% for i in (1..100) %}'.repeat(6)}a${'{% endfor %}'.repeat(6)}`],
    ['a text that doubles', `{% assign a = ten %}${'{% assign a = a | append: a %}'.repeat(40)}`],
    ['a text that is put into itself', `{% assign a = ten %}${'{% assign a = a | replace: "a", a %}'.repeat(9)}`],
    ['captures that double', `{% assign a = ten %}${'{% capture a %}{{ a }}{{ a }}{% endcapture %}'.repeat(40)}`],
    [
      'lists that double',
      `{% assign a = ten | split: "" %}${'{% assign a = a | concat: a | sort %}'.repeat(30)}{{ a | join: "," }}`,
    ],
    [
      'a filter that asks a filter of each item',
      '{% assign a = (1..9000) | concat %}{{ a | has_exp: "i", "a | find_exp: \'j\', \'false\'" }}',
    ],
    ['nesting', `${'{% if true %}'.repeat(20_000)}${'{% endif %}'.repeat(20_000)}`],
    ['brackets', `{{ ${'ten['.repeat(20_000)} }}`],
    ['a date of a billion digits', '{{ "2020-01-01" | date: "%999999999d" }}'],
    ['its length', ' '.repeat(1_000_001)],
  ])('stops at %s that takes too much', (_, template) => {
    const error = render(template)
    expect(isTooCostly(error), String(error).slice(0, 200)).toBe(true)
  })

  it('is not stopped at what a feed needs', () => {
    expect(render('{% for i in (1..500) %}{{ ten | upcase | escape }}{% endfor %}')).toHaveLength(5000)
  })
})

describe('YAML of the old blog', () => {
  it.each([
    ['aliases of aliases', `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${repeatAliases(9)}`],
    ['lists in lists', `a: ${'['.repeat(40_000)}`],
    ['mappings in mappings', `a: ${'{b: '.repeat(40_000)}`],
    ['lists that begin on one line', `a:\n  ${'- '.repeat(40_000)}`],
    ['keys that begin on one line', '? '.repeat(40_000)],
    ['indentation', Array.from({ length: 700 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['too many values', `a:\n${'- x\n'.repeat(30_000)}`],
  ])('is refused with its line at %s', (_, text) => {
    expect(() => readYaml(text)).toThrow(YamlFault)
  })

  it('is read with its lines otherwise', () => {
    const { data, lines } = readYaml('a: &a [1]\nb:\n  c: *a\n"d": 2024-02-30\n')
    expect(data).toEqual({ a: [1], b: { c: [1] }, d: '2024-02-30' })
    expect([...lines]).toEqual([
      ['a', 1],
      ['b', 2],
      ['d', 0],
    ])
  })

  it('never throws anything but a fault, whatever is in it', () => {
    const mark = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      '- ',
      '? ',
      ': ',
      '\n',
      ' ',
      '&a ',
      '*a',
      '<<: ',
      '"',
      "'",
      '|\n',
      'x',
    )
    const text = fc.array(fc.tuple(mark, fc.integer({ min: 1, max: 600 })), { maxLength: 12 })
    const property = fc.property(text, (parts) => {
      const source = parts.map(([part, count]) => part.repeat(count)).join('')
      try {
        readYaml(source)
      } catch (error) {
        expect(error).toBeInstanceOf(YamlFault)
      }
    })
    fc.assert(property, { seed: 20, numRuns: 200 })
  })
})

function repeatAliases(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    return `a${index + 1}: &a${index + 1} [${Array.from({ length: 9 }, () => `*a${index}`).join(', ')}]\n`
  }).join('')
}

describe('a text of the old blog', () => {
  const translate = (body: string) => {
    const told: string[] = []
    const text = translateBody(body, 3, {
      scope: { engine: createLiquidEngine(place), values: { site: place }, findAddress: () => undefined },
      resolve: (url) => ({ kind: 'elsewhere', url }),
      separator: '\n\n',
      notify: (text) => void told.push(text),
    }).write((file) => file)
    return { text, told }
  }

  // Each took minutes, or hours.
  it.each([
    ['elements that are never closed', '<div>\n\n'.repeat(1000)],
    ['comments that look like an end', `<div>\n\n${'<!-- </div> -->\n\n'.repeat(500)}`],
    ['tags without their other half', `a ${'<b>'.repeat(3000)}`],
    ['extensions without an end', '{::comment}\n\n'.repeat(1000)],
    ['listings without an end', '{% highlight sh %}\n'.repeat(3000)],
    ['a listing with many options', `{% highlight ${'a   " '.repeat(3000)}%}\nx\n{% endhighlight %}`],
    ['a heading with many spaces', `# a${' '.repeat(50_000)}b`],
    ['unknown values', '{{ a }}\n'.repeat(2000)],
  ])(
    'is translated with %s',
    (_, body) => {
      expect(translate(body).text).not.toBe('')
    },
    60_000,
  )

  it('keeps an output that takes too much, and says so', () => {
    const { text, told } = translate('a {{ (1..300000000) | join: "" }} b')
    expect(text).toBe('a \\{\\{ (1..300000000) | join: "" }} b\n')
    expect(told).toEqual(['{{ (1..300000000) | join: "" }} takes too much time or memory: kept as it is.'])
  })
})

describe('the process that does the work', () => {
  const write = (source: string) => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'galley-')), 'program.mjs')
    writeFileSync(file, source)
    return file
  }
  const run = async (source: string, maxTime = 60_000) => {
    const printed: string[] = []
    const error = vi.spyOn(console, 'error').mockImplementation((text) => void printed.push(text))
    const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
    try {
      return { code: await runWatched(write(source), [], maxTime), printed: printed.join('') }
    } finally {
      error.mockRestore()
      stderr.mockRestore()
    }
  }
  const remedy = 'Shorten it, or add it to "exclude" in _config.yml. Nothing was written.'

  it('gives its exit code and its errors', async () => {
    expect(await run('console.error("no blog"); process.exitCode = 3')).toEqual({ code: 3, printed: 'no blog\n' })
  })

  it('is ended with the name of a file that takes too long', async () => {
    expect(await run('process.send("_posts/a\\u001b.md"); setTimeout(() => { for (;;); })', 1000)).toEqual({
      code: 1,
      printed: `_posts/a␛.md takes longer than 1 seconds. ${remedy}`,
    })
  })

  it('has the time that it needs once it has read all files', async () => {
    const source = 'process.send("a"); process.send(""); setTimeout(() => {}, 1500)'
    expect(await run(source, 1000)).toEqual({ code: 0, printed: '' })
  })

  it('names the file that takes all memory', async () => {
    // As an engine does that is out of memory.
    const source = 'process.send("a.md", () => process.kill(process.pid, "SIGABRT"))'
    expect(await run(source)).toEqual({ code: 1, printed: `a.md takes more memory than is available. ${remedy}` })
  })
})
