import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { selectAll } from 'hast-util-select'
import { toString as toText } from 'hast-util-to-string'
import { listFiles } from '../../support/files'
import { readPages } from '../../support/pages'
import { bare, blog } from './sites'

const read = (file: string) => readFile(path.join(bare.dir, file), 'utf8')
/** Returns the text files of the site, each with its text. */
async function readTexts(): Promise<[file: string, text: string][]> {
  const files = (await listFiles(bare.dir)).filter((file) =>
    /\.(?:html|xml|json|txt|md|webmanifest|conf)$|^_/.test(file),
  )
  return Promise.all(files.map(async (file) => [file, await read(file)]))
}

/** Selectors for what a page shows of a fact, in a blog that has the fact. */
const traces = {
  authors: '[rel=author], [href*="/authors/"], meta[name=author], meta[property="article:author"]',
  licence: '[rel=license], .licence',
  source: '.edit-link, [href*="/edit/"]',
  contact: '[href^="mailto:"]',
  links: '[rel=me]',
}

for (const [fact, selector] of Object.entries(traces)) {
  test(`a blog without ${fact} shows none on any page, where another does`, async () => {
    expect((await readPages(blog)).some(({ tree }) => selectAll(selector, tree).length > 0)).toBe(true)
    for (const { file, tree } of await readPages(bare)) expect(selectAll(selector, tree), file).toEqual([])
  })
}

test('a blog without authors has no page of any', async () => {
  const files = await listFiles(bare.dir)
  expect(files.filter((file) => file.startsWith('authors'))).toEqual([])
  expect(files.length).toBeGreaterThan(20)
})

test('a missing fact leaves no "undefined" and no stray separator', async () => {
  for (const [file, text] of await readTexts()) {
    // Scripts may contain the word.
    const said = text.replace(/<script(?! type="application\/ld\+json")[\s\S]*?<\/script>/g, '')
    expect(said, file).not.toMatch(/\bundefined\b|\[object |: ?null\b/)
  }
  for (const { file, tree } of await readPages(bare)) {
    for (const element of selectAll('main p, footer p, footer li', tree)) {
      expect(toText(element).trim(), file).not.toMatch(/^[,·.©]|[,·©]$|, ,|· ·/)
    }
  }
})

test('metadata and feeds name no author and no licence, except in Atom, which requires an author: the blog', async () => {
  for (const [file, text] of await readTexts()) {
    if (file === 'atom.xml') continue
    expect(text, file).not.toMatch(/"(?:author|authors|license)":|<(?:dc:creator|author|rights|copyright)\b/)
  }
  expect((await read('atom.xml')).match(/<author>[\s\S]*?<\/author>/g)).toEqual([
    expect.stringMatching(/^<author>\s*<name>Galley<\/name>\s*<\/author>$/),
  ])
  expect(await read('posts/unsigned/index.md')).toMatch(
    /^# Unsigned\n\n2021-01-01, <https:\/\/galley\.example\/posts\/unsigned\/>\n/,
  )
})
