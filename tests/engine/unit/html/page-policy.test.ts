import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import type { Inline } from '@/lib/galley/html/inline'
import { createKnownInline } from '@/lib/galley/html/known-inline'
import { addPagePolicy, type PolicyOptions } from '@/lib/galley/html/page-policy'
import { site } from '@/lib/site'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The directives of the policy that a page gets, on which the build has put these things. */
function readPolicy(html: string, declarations: Inline[] = [], options: PolicyOptions = {}): Record<string, string> {
  const locked = addPagePolicy(html, { known: createKnownInline(declarations), ...options })
  const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(locked) ?? []
  return Object.fromEntries(policy.split(';').map((directive) => directive.split(/ (.*)/).slice(0, 2)))
}

const page = (head: string, body = '') =>
  `<!DOCTYPE html><html><head><meta charSet="utf-8"/>${head}</head><body>${body}</body></html>`

afterEach(() => {
  site.policy.allow = {}
})

describe('the policy of a page', () => {
  it('stands before all that it rules over, and changes nothing else', () => {
    const html = page('<title>A</title>')
    const locked = addPagePolicy(html)
    expect(locked).toMatch(/<head><meta charSet="utf-8"\/><meta http-equiv="Content-Security-Policy" [^>]*><title>A/)
    expect(locked.replace(/<meta http-equiv[^>]*>/, '')).toBe(html)
  })

  it.each([
    ['<html><head><title>A</title></head></html>', '<html><head><meta http-equiv'],
    ['<html><body>A</body></html>', '<html><meta http-equiv'],
    ['<!doctype html><title>A</title>', '<!doctype html><meta http-equiv'],
  ])('comes into %s', (html, start) => {
    expect(addPagePolicy(html).startsWith(start)).toBe(true)
  })

  it('leaves a text that is no page', () => {
    expect(addPagePolicy('google-site-verification: a.html')).toBe('google-site-verification: a.html')
  })

  it('takes what comes from the site, and nothing that could be written into the page', () => {
    expect(readPolicy(page('<script src="/a.js"></script>', '<p onclick="b()">C</p>'))).toEqual({
      'default-src': "'self'",
      'style-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'require-trusted-types-for': "'script'",
      'trusted-types': "'none'",
    })
  })

  it('takes the scripts and styles that the build has put into the page by their hashes, each once', () => {
    const text = 'if (1 < 2 && "</p>") go()\n'
    const sheets: Inline[] = [
      { kind: 'style', href: 'a.css', text: 'a>b{}' },
      { kind: 'style', href: 'b.css', text: 'c{}' },
    ]
    const style = '<style data-precedence="next" data-href="a.css b.css">a>b{}c{}</style>'
    const policy = readPolicy(page(`${style}<script>${text}</script>`, `<script>${text}</script>`), [
      { kind: 'script', text },
      ...sheets,
    ])
    expect(policy['default-src']).toBe(`'self' ${hash(text)}`)
    expect(policy['style-src']).toBe(`'self' ${hash('a>b{}c{}')}`)
  })

  it('takes rules for speculation as a script, and data as nothing', () => {
    const data = '<script type="application/ld+json">{}</script>'
    const text = '{"prefetch":[]}'
    const policy = readPolicy(page('', `${data}<script type="speculationrules">${text}</script>`), [
      { kind: 'script', text },
    ])
    expect(policy['default-src']).toBe(`'self' ${hash(text)}`)
  })

  it('takes style attributes by the hash of what they mean, where there are some', () => {
    const policy = readPolicy(page('', '<p style="font-family:&quot;A&quot;">A</p><p style="color:red">B</p>'), [
      { kind: 'style attribute', text: 'font-family:"A"' },
      { kind: 'style attribute', text: 'color:red' },
    ])
    const hashes = `${hash('font-family:"A"')} ${hash('color:red')}`
    expect(policy['style-src']).toBe(`'self' 'unsafe-hashes' ${hashes}`)
    expect(policy['default-src']).toBe("'self'")
  })

  it('takes the style of a page within a frame, and lets the frame go where that page leads', () => {
    const text = '<style>a{}</style><a href="https://player.example/1?a=b">Play</a>'
    const inner = text.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    const policy = readPolicy(
      page('', `<iframe srcdoc="${inner}"></iframe><iframe src="https://other.example/x"></iframe>`),
      [
        { kind: 'frame', text },
        { kind: 'frame', text: 'https://other.example/x' },
      ],
    )
    expect(policy['frame-src']).toBe('https://player.example https://other.example')
    expect(policy['style-src']).toBe(`'self' ${hash('a{}')}`)
  })

  it.each([
    ['script', '<script>\n  alert(1)\n</script>', 'alert(1)', 'InlineScript'],
    ['script', '<script type="module">a()</script>', 'a()', 'InlineScript'],
    ['script', '<script type="importmap">{}</script>', '{}', 'DataScript'],
    ['script', '<script>self.__next_f.push([1,"a"]);b()</script>', 'self.__next_f.push([1,"a"]);b()', 'InlineScript'],
    ['style sheet', '<style data-href="a.css">b{}</style>', 'b{}', '<Style file='],
    ['style sheet', '<style data-href="a.css">a{}b{}</style>', 'a{}b{}', '<Style file='],
    ['style sheet', '<style>a{}</style>', 'a{}', '<Style file='],
    ['style attribute', '<p style="color:red">A</p>', 'color:red', 'declareInline'],
    ['frame', '<iframe src="https://evil.example/"></iframe>', 'https://evil.example/', '<Frame>'],
    ['frame', '<iframe srcdoc="&lt;p&gt;"></iframe>', '<p>', '<Frame>'],
    ['frame', '<object data="https://evil.example/"></object>', 'https://evil.example/', '<Frame>'],
  ])('ends the build at a %s that nobody has declared: %s', (kind, html, text, remedy) => {
    const declarations: Inline[] = [
      { kind: 'script', text: 'go()' },
      { kind: 'style', href: 'a.css', text: 'a{}' },
    ]
    expect(() => readPolicy(page('', html), declarations)).toThrow(`The page contains an undeclared ${kind}: ${text}\n`)
    expect(() => readPolicy(page('', html), declarations)).toThrow(remedy)
  })

  it('takes whatever its owner has written into a page of public/', () => {
    const html = page('<style>a{}</style>', '<script>a()</script><p style="color:red">A</p>')
    const policy = readPolicy(html, [], { known: 'everything' })
    expect(policy).toMatchObject({
      'default-src': `'self' ${hash('a()')}`,
      'style-src': `'self' ${hash('a{}')} 'unsafe-hashes' ${hash('color:red')}`,
    })
    expect(policy).not.toHaveProperty('trusted-types')
  })

  it('lets WebAssembly run where it is asked for', () => {
    expect(readPolicy(page(''), [], { wasm: true })['default-src']).toBe("'self' 'wasm-unsafe-eval'")
  })

  it('asks for trusted types unless React or a script of another site is on the page', () => {
    expect(readPolicy(page(''))['trusted-types']).toBe("'none'")
    expect(readPolicy(page(''), [], { hydrates: true })).not.toHaveProperty('trusted-types')
    site.policy.allow = { 'script-src': ['https://count.example'] }
    expect(readPolicy(page(''))).not.toHaveProperty('require-trusted-types-for')
  })

  it('takes the origins that the site allows', () => {
    site.policy.allow = { 'connect-src': ['https://count.example'], 'script-src': ['https://count.example'] }
    const policy = readPolicy(page('<script>a()</script>'), [{ kind: 'script', text: 'a()' }])
    expect(policy['connect-src']).toBe("'self' https://count.example")
    expect(policy['script-src']).toBe(`'self' ${hash('a()')} https://count.example`)
    expect(policy['default-src']).toBe(`'self' ${hash('a()')}`)
  })
})
