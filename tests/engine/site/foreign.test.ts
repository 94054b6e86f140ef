import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString as toText } from 'hast-util-to-string'
import { h } from 'hastscript'
import { visitParents } from 'unist-util-visit-parents'
import { messages } from '@/lib/messages'
import { listFiles } from '../../support/files'
import { readPages } from '../../support/pages'
import { foreign } from './sites'

/** Names that are the same in every language. */
const names = /^(?:RSS|Atom|JSON Feed)$/

/** The elements whose text is not read to anyone. */
const silent = new Set(['script', 'style', 'template'])
const spoken = [
  'title',
  'alt',
  'ariaLabel',
  'placeholder',
  'label',
  'dataCopiedLabel',
  'dataSelectedLabel',
  'dataCloseLabel',
]

/** Returns all texts that readers see or hear, or that say in a search engine or a chat what the page is. */
function listTexts(tree: Root): string[] {
  const texts: string[] = []
  visitParents(tree, (node, ancestors) => {
    if (node.type === 'text' && !ancestors.some((ancestor) => 'tagName' in ancestor && silent.has(ancestor.tagName)))
      texts.push(node.value)
    if (node.type === 'element') texts.push(...listAttributes(node))
  })
  return texts
}

function listAttributes({ tagName, properties }: Element): string[] {
  const texts = spoken.map((name) => properties[name])
  const facts = /(?:^|:)(?:title|description|alt|site_name|author)$/
  if (tagName === 'meta' && facts.test(String(properties.name ?? properties.property))) texts.push(properties.content)
  if (properties.srcDoc) texts.push(...listTexts(fromHtml(String(properties.srcDoc))))
  if (properties.dataMessages) texts.push(...listStrings(JSON.parse(String(properties.dataMessages))))
  return texts.filter((text) => typeof text === 'string')
}

function listStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listStrings) : []
}

/** Returns the texts with a Latin letter that are no names: words that somebody forgot to take from `lib/messages`. */
function findForgotten(texts: string[]): string[] {
  return texts
    .map((text) => text.replace(/\{count\}/g, '').trim())
    .filter((text) => /[A-Za-z]/.test(text.replace(/https:\/\/\S+|\S+\.example|\((?:RSS|Atom|JSON Feed)\)/g, '')))
    .filter((text) => !names.test(text) && !/[Ａ-ｚ]+ (?:RSS|Atom)$/.test(text))
}

test('a site in another language has no word of English on any page', async () => {
  const pages = await readPages(foreign)
  expect(pages.length).toBeGreaterThan(25)
  for (const { file, tree } of pages) expect([file, findForgotten(listTexts(tree))]).toEqual([file, []])
})

test('all words of its messages are of the language', async () => {
  const texts = (await readPages(foreign)).flatMap(({ tree }) => listTexts(tree)).join('\n')
  for (const word of [
    'Ｓｋｉｐ',
    'Ｃｏｐｙ',
    'Ｆｏｏｔｎｏｔｅｓ',
    'Ａｒｃｈｉｖｅ',
    'Ｐｌａｙ',
    'ｉｎ ｔｈｅ ｓｅｒｉｅｓ',
  ])
    expect(texts).toContain(word)
})

test('its feeds, redirects and other files have no text of the English messages', async () => {
  const files = (await listFiles(foreign.dir)).filter((file) => /\.(?:html|xml|json|md|txt|webmanifest)$/.test(file))
  expect(files).toEqual(expect.arrayContaining(['feed.xml', 'atom.xml', 'feed.json', 'old/index.html']))
  const english = listStrings(messages.en)
    .flatMap((text) => text.split(/\{\w+\}|<\/?\w+>/))
    .filter((text) => text.length > 9)
  expect(english.length).toBeGreaterThan(30)
  for (const file of files) {
    const text = await readFile(path.join(foreign.dir, file), 'utf8')
    expect([file, english.filter((words) => text.includes(words))]).toEqual([file, []])
  }
})

test('a post in another language has its labels in that language, and the rest of its page those of the site', async () => {
  const post = (await readPages(foreign)).find(({ file }) => file === 'posts/russian/index.html')
  const article = select('article', post?.tree ?? h(null))
  expect(article?.properties).toMatchObject({ lang: 'ru', dir: 'ltr' })
  const texts = listTexts({ type: 'root', children: article ? [article] : [] })
  const { contents, copy, copied, edit } = messages.ru ?? {}
  expect(texts).toEqual(expect.arrayContaining([contents, copy, copied, edit]))
  expect(texts.join()).not.toMatch(/[Ａ-ｚ]/)
  expect(listTexts(post?.tree ?? h(null)).join()).toContain('Ｏｌｄｅｒ')
})

test('a post and its translation link to each other, on their pages and for search engines', async () => {
  const pages = await readPages(foreign)
  const urls = { ja: `${foreign.origin}/posts/n1/`, ru: `${foreign.origin}/posts/russian/` }
  const sitemap = await readFile(path.join(foreign.dir, 'sitemap.xml'), 'utf8')
  for (const [slug, other, name] of [
    ['n1', 'ru', 'русский'],
    ['russian', 'ja', '日本語'],
  ] as const) {
    const { tree } = pages.find(({ file }) => file === `posts/${slug}/index.html`) ?? { tree: h(null) }
    const alternates = selectAll('head link[hreflang]', tree).map(({ properties }) => [
      properties.hrefLang,
      properties.href,
    ])
    expect(Object.fromEntries(alternates)).toEqual({ ...urls, 'x-default': urls.ja })
    const links = selectAll('.translations a', tree)
    expect(links.map((link) => [link.properties.href, link.properties.hrefLang, toText(link)])).toEqual([
      [new URL(urls[other]).pathname, other, name],
    ])
    expect(select('meta[property="og:locale:alternate"]', tree)?.properties.content).toMatch(other)
    const entry =
      sitemap.split('<url>').find((text) => text.includes(`<loc>${foreign.origin}/posts/${slug}/</loc>`)) ?? ''
    for (const [lang, url] of [...Object.entries(urls), ['x-default', urls.ja]])
      expect(entry).toContain(`<xhtml:link rel="alternate" hreflang="${lang}" href="${url}" />`)
  }
  expect(pages.filter(({ tree }) => select('link[hreflang]', tree))).toHaveLength(2)
})
