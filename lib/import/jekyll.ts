import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseDocument } from 'yaml'
import type { Notice } from './notices'

/** Facts as YAML has them. */
export type Data = Record<string, unknown>

/** A post, draft or page of Jekyll, as its author wrote it. */
export type JekyllDocument = {
  kind: 'post' | 'draft' | 'page'
  /** The path in the Jekyll folder. */
  file: string
  /** The frontmatter, over what `defaults` of _config.yml say. */
  data: Data
  /** The names that the frontmatter itself has, with their lines. */
  lines: Map<string, number>
  body: string
  /** The line of the file on which the body begins, counted from 1. */
  bodyLine: number
  changed: Date
}

/** A Jekyll site as it lies on the disk. */
export type JekyllSite = {
  dir: string
  config: Data
  documents: JekyllDocument[]
  /** The source of the feed that the site makes by a template of its own. */
  feeds: JekyllDocument[]
  /** Every file that Jekyll copies as it is, by its path in the folder. */
  assets: Set<string>
  /** The names of its plugins. */
  plugins: string[]
  /** The people of _data/authors.yml, by key. */
  people: Map<string, Data>
  notices: Notice[]
}

/** What Jekyll takes for Markdown. */
const isMarkdown = (file: string): boolean => /\.(?:md|markdown|mkdown|mkdn|mkd)$/i.test(file)

/** Reads a Jekyll folder; throws if it is none. */
export async function readJekyllSite(dir: string): Promise<JekyllSite> {
  const configFile = path.join(dir, '_config.yml')
  const configText = await readFile(configFile, 'utf8').catch(() => {
    throw new Error(`There is no ${configFile}. Name the folder of a Jekyll site: npm run import -- ../my-blog`)
  })
  const notices: Notice[] = []
  const config = readYaml(configText, '_config.yml', notices).data
  const site: JekyllSite = {
    dir,
    config,
    documents: [],
    feeds: [],
    assets: new Set(),
    plugins: await readPlugins(dir, config),
    people: await readPeople(dir, notices),
    notices,
  }
  const excluded = ['Gemfile', 'Gemfile.lock', 'node_modules', 'vendor', 'README.md', ...toTexts(config.exclude)]
  for (const file of await listFiles(dir)) {
    const parts = file.split('/')
    if (excluded.some((name) => file === name || file.startsWith(`${name.replace(/\/$/, '')}/`))) continue
    const folder = parts.findIndex((part) => part === '_posts' || part === '_drafts')
    const kind = folder === -1 ? 'page' : parts[folder] === '_posts' ? 'post' : 'draft'
    if (kind === 'page' && parts.some((part) => /^[._#~]/.test(part))) continue
    const source = isText(file) ? await readSource(dir, file, kind, config, notices) : undefined
    if (!source) {
      if (kind === 'page') site.assets.add(file)
      else
        notices.push({ file, line: undefined, text: 'has no frontmatter: Jekyll shows it nowhere, and so it stays.' })
    } else if (/\.(?:xml|json)$/i.test(file)) site.feeds.push(source)
    else if (!isMarkdown(file)) {
      notices.push({ file, line: undefined, text: 'is a template, which the new site has its own of: not taken over.' })
    } else if (kind === 'post' && !/^\d{2,4}-\d{1,2}-\d{1,2}-./.test(parts.at(-1) ?? '')) {
      notices.push({
        file,
        line: undefined,
        text: 'is no post to Jekyll, whose names begin with a date: not taken over.',
      })
    } else site.documents.push(source)
  }
  return site
}

const isText = (file: string): boolean =>
  isMarkdown(file) || /\.(?:html?|xml|json|css|scss|sass|js|txt|textile)$/i.test(file)

async function listFiles(dir: string): Promise<string[]> {
  const skip = ['_site', '.git', '.jekyll-cache', '.sass-cache', 'node_modules', 'vendor', '.bundle']
  const files: string[] = []
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(path.join(dir, folder), { withFileTypes: true })) {
      const file = path.posix.join(folder, entry.name)
      if (entry.isDirectory() && !skip.includes(entry.name)) await walk(file)
      else if (entry.isFile()) files.push(file)
    }
  }
  await walk('')
  return files.sort()
}

async function readPlugins(dir: string, config: Data): Promise<string[]> {
  const gemfile = await readFile(path.join(dir, 'Gemfile'), 'utf8').catch(() => '')
  const gems = Array.from(gemfile.matchAll(/^\s*gem\s+["']([\w-]+)["']/gm), ([, name = '']) => name)
  return [...toTexts(config.plugins), ...toTexts(config.gems), ...gems]
}

async function readPeople(dir: string, notices: Notice[]): Promise<Map<string, Data>> {
  const file = '_data/authors.yml'
  const text = await readFile(path.join(dir, file), 'utf8').catch(() => '')
  return new Map(
    Object.entries(readYaml(text, file, notices).data).flatMap(([key, value]) => (isData(value) ? [[key, value]] : [])),
  )
}

/** A file with frontmatter; undefined for one without, which Jekyll copies as it is. */
async function readSource(
  dir: string,
  file: string,
  kind: JekyllDocument['kind'],
  config: Data,
  notices: Notice[],
): Promise<JekyllDocument | undefined> {
  const text = (await readFile(path.join(dir, file), 'utf8')).replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const [block, yaml = ''] = /^---[ \t]*\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(text) ?? []
  if (block === undefined || !text.startsWith(block)) return undefined
  const { data, lines } = readYaml(yaml, file, notices, 1)
  return {
    kind,
    file,
    data: { ...getDefaults(config, file, kind), ...data },
    lines,
    body: text.slice(block.length),
    bodyLine: block.split('\n').length,
    changed: (await stat(path.join(dir, file))).mtime,
  }
}

function readYaml(
  text: string,
  file: string,
  notices: Notice[],
  above = 0,
): { data: Data; lines: Map<string, number> } {
  // What no schema resolves stays a text: dates are read with Jekyll's zone.
  const document = parseDocument(text, { uniqueKeys: false, merge: true })
  const [fault] = document.errors
  if (fault) {
    const line = (fault.linePos?.[0].line ?? 1) + above
    notices.push({ file, line, text: `is not YAML that can be read: ${fault.message.split('\n')[0]}` })
  }
  const value: unknown = fault ? {} : document.toJS()
  const data = isData(value) ? value : {}
  const rows = text.split('\n')
  const lineOf = (key: string) => rows.findIndex((row) => row.startsWith(`${key}:`)) + 1 + above
  return { data, lines: new Map(Object.keys(data).map((key) => [key, lineOf(key)])) }
}

/** What `defaults` of _config.yml give to a file; a longer path wins over a shorter one. */
function getDefaults(config: Data, file: string, kind: JekyllDocument['kind']): Data {
  const defaults = Array.isArray(config.defaults) ? config.defaults.filter(isData) : []
  const type = kind === 'page' ? 'pages' : kind === 'post' ? 'posts' : 'drafts'
  const matching = defaults.flatMap(({ scope, values }) => {
    const at = isData(scope) ? scope : {}
    const path = toText(at.path) ?? ''
    const isOfType = at.type === undefined || at.type === type || (kind === 'draft' && at.type === 'posts')
    return isOfType && isData(values) && file.startsWith(path.replace(/^\//, '')) ? [{ path, values }] : []
  })
  return Object.assign({}, ...matching.sort((a, b) => a.path.length - b.path.length).map(({ values }) => values))
}

/** Whether a value of YAML is a mapping. */
export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value of YAML as a text, if it is one or a number; '' is none. */
export function toText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** A list of texts; one text is a list of one. */
export function toTexts(value: unknown): string[] {
  return [value].flat().flatMap((item) => toText(item) ?? [])
}

/** A list in both of Jekyll's spellings: a text is split at its spaces. */
export function toWords(value: unknown): string[] {
  return typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : toTexts(value)
}
