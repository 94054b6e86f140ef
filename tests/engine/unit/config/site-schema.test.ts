import { describe, expect, it } from 'vitest'
import { parseSite } from '@/lib/galley/config/site-schema'
import { site } from '@/lib/site'

const { addresses: _, ...given } = site

describe('the facts about a site', () => {
  it('are what was written, if they are right', () => {
    expect(parseSite({ ...given, title: 'Notes' })).toEqual({ ...site, title: 'Notes' })
  })

  it('have the address of the site as browsers write it', () => {
    expect(parseSite({ ...given, url: 'https://Bücher.example/' }).url).toBe('https://xn--bcher-kva.example')
  })

  it('may not hold an unknown key', () => {
    const facts = { ...given, titel: 'Notes' }
    expect(() => parseSite(facts)).toThrow('lib/site.ts is invalid.\n✖ Unrecognized key: "titel"')
  })

  it('may not hold an unknown key further down', () => {
    const licence = { name: 'CC0', url: 'https://cc0.example/', holder: 'me' }
    expect(() => parseSite({ ...given, licence })).toThrow(/Unrecognized key: "holder"\n {2}→ at licence/)
  })

  it.each([
    ['url', { url: 'https://notes.example/blog' }],
    ['url', { url: 'https://a"b.example' }],
    ['url', { url: 'ftp://notes.example' }],
    ['lang', { lang: 'de_DE' }],
    ['lang', { lang: 'german' }],
    ['timeZone', { timeZone: 'Mars/Olympus' }],
    ['authors[0]', { authors: [''] }],
    ['postsPerPage', { postsPerPage: 0 }],
    ['feedItems', { feedItems: 1.5 }],
    ['title', { title: '' }],
    ['contact', { contact: 'mara' }],
    ['nav[0].path', { nav: [{ label: 'About', path: 'about' }] }],
    ['policy.httpsMaxAge', { policy: { ...site.policy, httpsMaxAge: -1 } }],
    ['policy.allow["img-src"][0]', { policy: { ...site.policy, allow: { 'img-src': ['https://img.example/a'] } } }],
    ['analytics.src', { analytics: { src: 'http://stats.example.org/script.js' } }],
    [
      'analytics.attributes.onload',
      { analytics: { src: 'https://stats.example/a.js', attributes: { onload: 'a()' } } },
    ],
    ['links[0].url', { links: [{ label: 'Code', url: 'here' }] }],
  ])('may not have a faulty %s', (name, facts) => {
    expect(() => parseSite({ ...given, ...facts })).toThrow(`→ at ${name}`)
  })

  it.each(['licence', 'source', 'contact'] as const)('need no %s', (name) => {
    const { [name]: _, ...facts } = given
    expect(parseSite(facts)).not.toHaveProperty(name)
  })

  it.each(['authors', 'links'] as const)('need no %s, which then are none', (name) => {
    const { [name]: _, ...facts } = given
    expect(parseSite(facts)[name]).toEqual([])
  })

  it('let pages load the script of an analytics service and send data to it', () => {
    const allow = { 'img-src': ['https://img.example'], 'connect-src': ['https://api.example'] }
    const analytics = { src: 'https://stats.example/js/script.js', connect: ['https://ingest.example'] }
    expect(parseSite({ ...given, policy: { ...site.policy, allow }, analytics }).policy.allow).toEqual({
      'img-src': ['https://img.example'],
      'script-src': ['https://stats.example'],
      'connect-src': ['https://api.example', 'https://stats.example', 'https://ingest.example'],
    })
  })

  it('are listed with every fault at once', () => {
    expect(() => parseSite({ ...given, title: '', timeZone: 'x' })).toThrow(
      /→ at title\n✖ Not an IANA time zone. Write one such as Europe\/Madrid\n {2}→ at timeZone/,
    )
  })
})
