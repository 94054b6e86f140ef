import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { parseXml, XmlElement } from '@rgrove/parse-xml'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toHtml } from 'hast-util-to-html'
import { startNginx } from '../support/nginx'
import { readPiece, readPost, type Seen } from './read-post'
import type { Validator, Verdict } from './validator'

const blog = path.resolve('tests/engine/fixtures/jekyll')
const origin = 'https://cellar.example'

/** The intended differences between Jekyll's and Galley's output of a post, each with the reason. */
const differences: Record<string, Partial<Record<keyof Seen | 'excerpt', string>>> = {
  'braces-and-angles': {
    text: 'Angle brackets stay visible, which Jekyll outputs as an element; a formula is rendered.',
    excerpt: 'The excerpt is the whole post, with the same differences.',
  },
  'links-and-references': {
    text: 'Liquid that cannot be translated stays visible.',
    links: 'A bare address becomes a link.',
  },
  pictures: {
    text: 'The text marks missing images, and names images on other sites.',
    links: 'An image on another site becomes a link.',
    images: 'Missing images are left out, and an empty alt text becomes the file name.',
  },
  'raw-html': {
    text: 'A form is shown as code.',
    code: 'A form is shown as code.',
  },
}

/** Checks that readers see the same of a blog that Jekyll has built and that Galley has imported and built. */
export const jekyll: Validator = {
  name: 'jekyll',
  tools: ['jekyll'],
  async run() {
    const dir = await mkdtemp(path.join(tmpdir(), 'galley-'))
    try {
      return await compare(dir)
    } finally {
      await rm(dir, { recursive: true, force: true })
    }
  },
}

async function compare(dir: string): Promise<Verdict> {
  const faults: string[] = []
  const old = path.join(dir, 'jekyll')
  const out = path.join(dir, 'out')
  run('jekyll', ['build', '--source', blog, '--destination', old, '--disable-disk-cache'], {})
  const downloads = path.resolve('public/assets')
  const variables = { CONTENT_DIR: path.join(dir, 'content'), OUT_DIR: out, SITE_URL: origin }
  try {
    run(process.execPath, ['--import', 'tsx', 'lib/galley/cli/import.ts', blog], variables)
    run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], variables)
  } finally {
    await rm(downloads, { recursive: true, force: true })
  }
  const theirs = readItems(await readFile(path.join(old, 'feed.xml'), 'utf8'))
  const ours = readItems(await readFile(path.join(out, 'feed.xml'), 'utf8'))
  const guids = (items: Item[]) => items.map(({ guid, published }) => `${guid} of ${published}`).sort()
  faults.push(...compareFacts('feed.xml', 'guids', guids(theirs), guids(ours)))
  const index = await readIndex(out)
  const { origin: address, stop } = await startNginx({ dir: out, basePath: '' })
  const ask = async (href: string): Promise<Answer> => {
    const response = await fetch(new URL(href, address))
    const to = response.redirected ? new URL(response.url).pathname : undefined
    return { ok: response.ok, to, html: await response.text() }
  }
  try {
    for (const { link, excerpt } of theirs) {
      const from = new URL(link).pathname
      const { ok, to, html } = await ask(from)
      if (!ok || !to) {
        faults.push(`${from} leads to ${to ?? 'no post'}.`)
        continue
      }
      const file = decodeURI(from).replace(/\/$/, '/index.html')
      const before = readPost(await readFile(path.join(old, file), 'utf8'), 'article')
      const after = readPost(html, '.post-body')
      const links = await Promise.all(before.links.map((seen) => follow(seen, ask)))
      const slug = to.split('/').at(-2) ?? ''
      const excerpts = [readPiece(excerpt).text, index.get(to)?.text ?? 'nothing'] as const
      faults.push(...compareSeen(slug, { ...before, links }, after, ...excerpts))
    }
  } finally {
    await stop()
  }
  return { checked: `${theirs.length} posts`, faults }
}

/** A response of nginx, and the path that it redirected to, if any. */
type Answer = { ok: boolean; to: string | undefined; html: string }

function compareSeen(slug: string, before: Seen, after: Seen, oldExcerpt: string, excerpt: string): string[] {
  const known = differences[slug] ?? {}
  const pairs = { ...before, excerpt: oldExcerpt }
  return (['text', 'headings', 'links', 'images', 'code', 'excerpt'] as const).flatMap((aspect) => {
    const now = aspect === 'excerpt' ? excerpt : after[aspect]
    if (!known[aspect]) return compareFacts(slug, aspect, pairs[aspect], now)
    return isDeepStrictEqual(pairs[aspect], now)
      ? [`${slug}: the ${aspect} does not differ any more. Remove the reason from differences.`]
      : []
  })
}

function compareFacts(name: string, what: string, theirs: unknown, ours: unknown): string[] {
  if (isDeepStrictEqual(theirs, ours)) return []
  const show = (value: unknown) => JSON.stringify(value, null, 2)
  return [`${name}: the ${what} differ.\nJekyll: ${show(theirs)}\nGalley: ${show(ours)}`]
}

type Item = { guid: string; link: string; published: string; excerpt: string }

function readItems(xml: string): Item[] {
  const items: XmlElement[] = []
  const visit = (element: XmlElement) => {
    if (element.name === 'item') items.push(element)
    else for (const child of element.children) if (child instanceof XmlElement) visit(child)
  }
  visit(parseXml(xml).root ?? new XmlElement('none'))
  return items.map((item) => {
    const text = (name: string) => textOf(item, name)
    return {
      guid: text('guid'),
      link: text('link'),
      published: new Date(text('pubDate')).toISOString(),
      excerpt: text('description'),
    }
  })
}

function textOf(item: XmlElement, name: string): string {
  for (const child of item.children) if (child instanceof XmlElement && child.name === name) return child.text.trim()
  return ''
}

/** Returns the excerpts on the index, by the addresses of their posts. */
async function readIndex(out: string): Promise<Map<string, Seen>> {
  const tree = fromHtml(await readFile(path.join(out, 'index.html'), 'utf8'))
  return new Map(
    selectAll('.entry', tree).map((entry) => {
      const href = String(select('.entry-title a', entry)?.properties.href)
      return [href, readPost(toHtml(entry), '.entry-excerpt')]
    }),
  )
}

/** Returns a link of the old site with the address that it redirects to. */
async function follow(seen: string, ask: (href: string) => Promise<Answer>): Promise<string> {
  const [words = '', href = ''] = seen.split(' → ')
  const local = href.startsWith(`${origin}/`) ? href.slice(origin.length) : href
  if (!local.startsWith('/')) return seen
  const { pathname, hash } = new URL(local, origin)
  const { to } = await ask(pathname)
  return `${words} → ${to ?? pathname}${hash}`
}

function run(command: string, args: string[], variables: Record<string, string>): void {
  const { NODE_ENV: _, ...surroundings } = process.env
  const env: NodeJS.ProcessEnv = { ...surroundings, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...variables }
  const { error, status, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8' })
  if (error) throw error
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed.\n${stdout}${stderr}`)
}
