import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { select, selectAll } from 'hast-util-select'
import { toString as toPlainText } from 'hast-util-to-string'
import { z } from 'zod'
import { type Page, readPages } from '../../support/pages'
import { testDir } from '../site/sites'
import { nameFile, runTool, type Validator } from './validator'

/** Checks JSON-LD with the types of https://schema.org, and against what the page shows. */
export const jsonLd: Validator = {
  name: 'json-ld',
  tools: [],
  async run(sites) {
    const pages = new Map<string, Page>()
    for (const site of sites) {
      for (const page of await readPages(site)) {
        if (readGraph(page)) pages.set(nameFile(path.join(site.dir, page.file)), page)
      }
    }
    const shown = [...pages].flatMap(([file, page]) => checkShown(page).map((fault) => `${file}: ${fault}`))
    return { checked: `${pages.size} pages with JSON-LD`, faults: [...(await checkTypes(pages)), ...shown] }
  },
}

/** Returns the type errors of pages' JSON-LD, which TypeScript compiles with the types of schema-dts. */
export async function checkTypes(pages: Map<string, Page>): Promise<string[]> {
  const files = [...pages.keys()]
  const lines = [...pages.values()].map((page, index) => `export const page${index}: Graph = ${readGraph(page)}`)
  const module = path.join(testDir, 'json-ld', 'pages.ts')
  await mkdir(path.dirname(module), { recursive: true })
  await writeFile(module, ["import type { Graph } from 'schema-dts'", ...lines].join('\n'))
  const options = '--noEmit --strict --skipLibCheck --ignoreConfig --module esnext --moduleResolution bundler'
  const { status, stdout } = runTool('tsc', [...options.split(' '), module])
  if (status === 0) return []
  return stdout
    .split('\n')
    .filter((line) => !line.startsWith(' ') && line !== '')
    .map((line) => line.replace(/^.*?\((\d+),\d+\): error \w+/, (_, number) => `${files[Number(number) - 2]}`))
}

/** Returns the text of a page's JSON-LD. */
function readGraph({ tree }: Page): string | undefined {
  const script = select('script[type="application/ld+json"]', tree)
  return script && toPlainText(script)
}

const text = z.string()
const person = z.looseObject({ '@type': z.literal('Person'), name: text, url: text })
const thingSchema = z.discriminatedUnion('@type', [
  z.looseObject({
    '@type': z.literal('BlogPosting'),
    headline: text,
    description: text,
    url: text,
    mainEntityOfPage: text,
    image: text,
    datePublished: text,
    dateModified: text,
    author: z.array(person).min(1).optional(),
    keywords: z.array(text).default([]),
  }),
  z.looseObject({
    '@type': z.literal('Blog'),
    name: text,
    blogPost: z.array(z.looseObject({ headline: text, url: text, datePublished: text })),
  }),
  z.looseObject({ ...person.shape, description: text.optional(), sameAs: z.array(text).default([]) }),
  z.looseObject({
    '@type': z.literal('BreadcrumbList'),
    itemListElement: z.array(z.looseObject({ position: z.number(), name: text, item: text })),
  }),
])
const graphSchema = z.strictObject({ '@context': z.literal('https://schema.org'), '@graph': z.array(thingSchema) })

/** Returns the claims in a page's JSON-LD that the page does not show. */
export function checkShown(page: Page): string[] {
  const { success, data, error } = graphSchema.safeParse(JSON.parse(readGraph(page) ?? '{}'))
  if (!success) return [z.prettifyError(error)]
  return data['@graph'].flatMap((thing) => checkThing(thing, readShown(page)))
}

type Shown = ReturnType<typeof readShown>

/** Returns what a page shows, each text on one line. */
function readShown({ tree, url }: Page) {
  const toLine = (text: string) => text.replace(/\s+/g, ' ').trim()
  const read = (selector: string) => selectAll(selector, tree).map((element) => toLine(toPlainText(element)))
  const readMeta = (selector: string) => String(select(`meta[${selector}]`, tree)?.properties.content)
  const links = selectAll('body a[href]', tree).map((link) => ({
    href: new URL(String(link.properties.href), url).href,
    text: toLine(toPlainText(link)),
  }))
  return {
    url,
    heading: read('h1')[0],
    times: selectAll('time', tree).map(({ properties }) => String(properties.dateTime)),
    card: readMeta('property="og:image"'),
    description: readMeta('name=description'),
    isShown: (text: string) => read('header, main, footer').some((part) => part.includes(toLine(text))),
    isLinked: (address: string, text?: string) =>
      links.some((link) => link.href === new URL(address).href && (text === undefined || link.text === toLine(text))),
  }
}

function checkThing(thing: z.infer<typeof thingSchema>, page: Shown): string[] {
  const expect = (name: string, value: unknown, holds: boolean) =>
    holds ? [] : [`JSON-LD says ${name} ${JSON.stringify(value)}, which the page does not show`]
  const expectTime = (name: string, value: string) => expect(name, value, page.times.includes(value))
  switch (thing['@type']) {
    case 'BlogPosting':
      return [
        ...expect('headline', thing.headline, thing.headline.replace(/\s+/g, ' ').trim() === page.heading),
        ...expect('url', thing.url, thing.url === page.url && thing.mainEntityOfPage === page.url),
        ...expect('image', thing.image, thing.image === page.card),
        ...expect('description', thing.description, thing.description === page.description),
        ...expectTime('datePublished', thing.datePublished),
        ...expectTime('dateModified', thing.dateModified),
        ...(thing.author ?? []).flatMap(({ name, url }) => expect('author', name, page.isLinked(url, name))),
        ...thing.keywords.flatMap((keyword) => expect('keyword', keyword, page.isShown(keyword))),
      ]
    case 'Blog':
      return thing.blogPost.flatMap(({ headline, url, datePublished }) => [
        ...expect('blogPost', headline, page.isLinked(url, headline)),
        ...expectTime('datePublished', datePublished),
      ])
    case 'Person':
      return [
        ...expect('name', thing.name, thing.name === page.heading),
        ...(thing.description ? expect('description', thing.description, page.isShown(thing.description)) : []),
        ...thing.sameAs.flatMap((address) => expect('sameAs', address, page.isLinked(address))),
      ]
    case 'BreadcrumbList':
      return thing.itemListElement.flatMap(({ position, name, item }, index, { length }) => {
        const isLast = index === length - 1
        const holds = isLast ? item === page.url && name === page.heading : page.isLinked(item, name)
        return expect('breadcrumb', `${position}: ${name}`, position === index + 1 && holds)
      })
  }
}
