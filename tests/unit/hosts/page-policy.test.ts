import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { lockPage } from '@/lib/hosts/page-policy'
import { site } from '@/lib/site'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The directives of the policy that a page gets. */
function readPolicy(html: string, options = {}): Record<string, string> {
  const [, policy = ''] =
    /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(lockPage(html, options)) ?? []
  return Object.fromEntries(policy.split(';').map((directive) => directive.split(/ (.*)/).slice(0, 2)))
}

const page = (head: string, body = '') =>
  `<!DOCTYPE html><html><head><meta charSet="utf-8"/>${head}</head><body>${body}</body></html>`

afterEach(() => {
  site.policy.allow = {}
})

describe('the policy of a page', () => {
  it('stands before all that it rules over, and changes nothing else', () => {
    const html = page('<style>p{}</style>')
    const locked = lockPage(html)
    expect(locked).toMatch(/<head><meta charSet="utf-8"\/><meta http-equiv="Content-Security-Policy" [^>]*><style>p{}/)
    expect(locked.replace(/<meta http-equiv[^>]*>/, '')).toBe(html)
  })

  it.each([
    ['<html><head><title>A</title></head></html>', '<html><head><meta http-equiv'],
    ['<html><body>A</body></html>', '<html><meta http-equiv'],
    ['<!doctype html><title>A</title>', '<!doctype html><meta http-equiv'],
  ])('comes into %s', (html, start) => {
    expect(lockPage(html).startsWith(start)).toBe(true)
  })

  it('leaves a text that is no page', () => {
    expect(lockPage('google-site-verification: a.html')).toBe('google-site-verification: a.html')
  })

  it('takes what comes from the site, and nothing that could be written into the page', () => {
    expect(readPolicy(page('<script src="/a.js"></script>', '<p onclick="b()">C</p>'))).toEqual({
      'default-src': "'self'",
      'style-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'self'",
    })
  })

  it('takes the scripts and styles of the page by their hashes, each once', () => {
    const script = 'if (1 < 2 && "</p>") go()\n'
    const policy = readPolicy(page(`<style>a>b{}</style><script>${script}</script>`, `<script>${script}</script>`))
    expect(policy['default-src']).toBe(`'self' ${hash(script)}`)
    expect(policy['style-src']).toBe(`'self' ${hash('a>b{}')}`)
  })

  it('takes rules for speculation as a script, and data as nothing', () => {
    const data = '<script type="application/ld+json">{}</script>'
    const policy = readPolicy(page('', `${data}<script type="speculationrules">{"prefetch":[]}</script>`))
    expect(policy['default-src']).toBe(`'self' ${hash('{"prefetch":[]}')}`)
  })

  it('takes style attributes by the hash of what they mean, where there are some', () => {
    const policy = readPolicy(page('', '<p style="font-family:&quot;A&quot;">A</p><p style="color:red">B</p>'))
    const hashes = `${hash('font-family:"A"')} ${hash('color:red')}`
    expect(policy['style-src']).toBe(`'self' 'unsafe-hashes' ${hashes}`)
    expect(policy['default-src']).toBe("'self'")
  })

  it('takes the style of a page within a frame, and lets the frame go where that page leads', () => {
    const inner = '&lt;style&gt;a{}&lt;/style&gt;&lt;a href=&quot;https://player.example/1?a=b&quot;&gt;Play&lt;/a&gt;'
    const policy = readPolicy(
      page('', `<iframe srcdoc="${inner}"></iframe><iframe src="https://other.example/x"></iframe>`),
    )
    expect(policy['frame-src']).toBe('https://player.example https://other.example')
    expect(policy['style-src']).toBe(`'self' ${hash('a{}')}`)
  })

  it('lets WebAssembly run where it is asked for', () => {
    expect(readPolicy(page(''), { wasm: true })['default-src']).toBe("'self' 'wasm-unsafe-eval'")
  })

  it('takes the origins that the site allows', () => {
    site.policy.allow = { 'connect-src': ['https://count.example'], 'script-src': ['https://count.example'] }
    const policy = readPolicy(page('<script>a()</script>'))
    expect(policy['connect-src']).toBe("'self' https://count.example")
    expect(policy['script-src']).toBe(`'self' ${hash('a()')} https://count.example`)
    expect(policy['default-src']).toBe(`'self' ${hash('a()')}`)
  })
})
