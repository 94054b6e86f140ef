import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAlias } from '@/lib/galley/check/addresses'
import { readJekyllSite } from '@/lib/galley/import/jekyll'
import { createPlan } from '@/lib/galley/import/plan'

const secret = 'hunter2'

type Files = Record<string, string | Buffer | { link: string }>

/** A folder with a blog in `blog`, beside a file that is nobody's business. */
function write(files: Files): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'galley-hostile-'))
  const all: Files = { 'secret.md': `---\ntitle: ${secret}\n---\n${secret}\n`, ...files }
  for (const [name, text] of Object.entries(all)) {
    const file = path.join(dir, name)
    mkdirSync(path.dirname(file), { recursive: true })
    if (typeof text === 'object' && 'link' in text) symlinkSync(text.link, file)
    else writeFileSync(file, text)
  }
  return dir
}

function runImport(dir: string) {
  const args = ['--import', import.meta.resolve('tsx'), path.resolve('lib/galley/cli/import.ts'), 'blog']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: dir,
    env: { NODE_ENV: 'test', PATH: process.env.PATH, HOME: dir },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

/** The files below a folder, and all that is in them. */
function readAll(dir: string): Map<string, string> {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const files = entries.map(({ parentPath, name }) => path.join(parentPath, name))
  return new Map(files.map((file) => [path.relative(dir, file), readFileSync(file, 'latin1')]))
}

describe('a blog that reaches out of its folder', () => {
  const dir = write({
    '.env': secret,
    'blog/_config.yml': [
      'title: "A\\u001b[31m"',
      'url: https://old.example',
      'source: /',
      'collections_dir: ..',
      'include: [.env]',
      'permalink: /:title/',
      'baseurl: /../..',
    ].join('\n'),
    'blog/.env': secret,
    'blog/.git/config': secret,
    'blog/_data/authors.yml': { link: '../../secret.md' },
    'blog/feed.xml':
      '---\n---\n<rss><channel>{% for post in site.posts %}<item><guid>{% include .env %}{{ post.url }}</guid></item>{% endfor %}</channel></rss>',
    'blog/posts': { link: '..' },
    'blog/secret.md': { link: '../secret.md' },
    'blog/_posts/2020-01-01-link.md': { link: '../../secret.md' },
    'blog/_posts/.2020-01-01-hidden.md': `---\ntitle: ${secret}\n---\n`,
    'blog/_posts/2020-01-02-up.md':
      '---\ntitle: Up\npermalink: /../../up/\nslug: ../../up\nredirect_from: [/../x/, "/%2e%2e/x/", "/a\\nb/"]\nimage: ../../secret.md\n---\n' +
      '![a](../../secret.md) ![b](/../secret.md) ![c](/.env) [d](/.env) [e](/.git/config) [f](/secret.md) {% include ../../.env %} {{ site.constructor }}\n',
    'blog/_posts/2020-01-03-as\u001b[31m-red.md': '---\ntitle: Red\n---\n',
    'blog/_posts/2020-01-04-latin.md': Buffer.from('---\ntitle: Caf\xe9\n---\n', 'latin1'),
    'blog/_posts/2020-01-05-bomb.md': '---\ntitle: Bomb\npublished: false\nx: [*a]\n---\n',
    'blog/_posts/2020-01-06-large.md': `---\ntitle: Large\n---\n${'a '.repeat(600_000)}`,
  })
  const { status, stdout, stderr } = runImport(dir)
  const written = new Map([...readAll(dir)].filter(([file]) => !/^(?:blog\/|secret|\.env)/.test(file)))

  it('is imported as far as it is a blog, into content/ alone', () => {
    expect([status, stderr]).toEqual([0, ''])
    expect([...written.keys()].filter((file) => !file.startsWith('content/'))).toEqual([])
    expect([...written.keys()].filter((file) => file.endsWith('.mdx'))).toEqual(['content/posts/up/index.mdx'])
  })

  it('takes no text along from elsewhere', () => {
    for (const [file, text] of written) expect(text, file).not.toContain(secret)
    expect(stdout).not.toContain(secret)
  })

  it('gets no alias that leads up', () => {
    expect(written.get('content/posts/up/index.mdx')).not.toContain('aliases')
  })

  it('gives no command to the terminal', () => {
    expect(stdout).not.toContain('\u001b')
    expect(stdout).toContain('_posts/2020-01-03-as␛[31m-red.md  has a control character in its name')
  })

  it.each([
    ['_posts/2020-01-01-link.md  is a symbolic link: not imported'],
    ['_posts/2020-01-04-latin.md  is not UTF-8. Convert it'],
    ['_posts/2020-01-05-bomb.md:4  is not valid YAML: Unresolved alias'],
    ['_posts/2020-01-06-large.md  has 1172 KiB; the limit is 1024 KiB'],
    ['_posts/2020-01-02-up.md  The old address /a␊b/ cannot be an alias'],
    ['secret.md  is a symbolic link: not imported'],
    ['_data/authors.yml  is a symbolic link: not imported'],
  ])('is told: %s', (line) => {
    expect(stdout).toContain(`  ${line}`)
  })
})

describe('a blog that is too much', () => {
  it.each([
    ['blog/_config.yml', 'a: &a [*a, *b]', /^.*_config\.yml:1 is not valid YAML\. /],
    ['blog/_config.yml', 'a: '.padEnd(1_100_000, '['), /_config\.yml has \d+ KiB; the limit is 1024 KiB/],
    ['blog/_config.yml', { link: '../secret.md' }, /_config\.yml is behind a symbolic link/],
    [
      'blog/_posts/2020-01-01-deep.md',
      `---\ntitle: Deep\n---\n${'> '.repeat(9000)}a\n`,
      /^_posts\/2020-01-01-deep\.md cannot be translated\. It is too long or nested too deeply\. Shorten it, or add it to "exclude" in _config\.yml\. Nothing was written\.$/,
    ],
    [
      'blog/_posts/2020-01-01-endless.md',
      '---\ntitle: Endless\n---\n{{ (100000000000000000..100000000000000016) | size }}\n',
      /^_posts\/2020-01-01-endless\.md takes more memory than is available\. /,
    ],
  ])('ends with the name of %s, and nothing is written', (name, text, message) => {
    const dir = write({
      'blog/_config.yml': 'title: A\n',
      'blog/_posts/2020-01-01-a.md': '---\ntitle: A\n---\nA\n',
      [name]: text,
    })
    const { status, stderr } = runImport(dir)
    expect(stderr.trim()).toMatch(message)
    expect(status).toBe(1)
    expect(readdirSync(dir).sort()).toEqual(['blog', 'secret.md'])
  })
})

describe('whatever a post asks for as its address', () => {
  it('its file is in its folder, and each alias one that a host can serve', async () => {
    const dir = path.join(write({ 'blog/_config.yml': 'title: A\nurl: https://old.example\n' }), 'blog')
    const old = await readJekyllSite(dir)
    const part = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      ':title',
      'a',
      'é',
      '\0',
      '\n',
      '\ud800',
      '?',
      '#',
      '~',
    )
    const address = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''))
    const property = fc.property(address, address, address, fc.boolean(), (permalink, slug, from, isPage) => {
      const plan = createPlan({
        ...old,
        notices: [],
        documents: [
          {
            kind: isPage ? 'page' : 'post',
            file: isPage ? 'b.md' : '_posts/2020-01-01-b.md',
            data: { permalink, slug, redirect_from: [from] },
            lines: new Map(),
            body: `[a](${from}) ![b](${permalink})`,
            bodyLine: 3,
            changed: new Date(0),
          },
        ],
      })
      for (const file of [...plan.texts.keys()])
        expect(file).toMatch(/^(?:posts\/[a-z0-9-]+\/index|pages\/[a-z0-9-]+)\.mdx$/)
      for (const text of plan.texts.values()) {
        const [, list = ''] = /^aliases:\n((?: +- .*\n)+)/m.exec(text) ?? []
        for (const alias of list.split('\n').filter(Boolean))
          expect(isAlias(alias.replace(/^ +- "?|"$/g, ''))).toBe(true)
      }
      expect([...plan.images.keys(), ...plan.downloads]).toEqual([])
    })
    fc.assert(property, { seed: 8, numRuns: 300 })
  })
})
