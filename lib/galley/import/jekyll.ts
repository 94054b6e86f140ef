import { open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { controlCharacters } from '../check/characters'
import type { Notice } from './notices'
import { readText, TextFault } from './read-text'
import { type Data, isData, readYaml, YamlFault } from './yaml'

export { type Data, isData } from './yaml'

/** A post, draft or page of a Jekyll site. */
export type JekyllDocument = {
  kind: 'post' | 'draft' | 'page'
  /** The path relative to the Jekyll folder. */
  file: string
  /** The frontmatter, merged over the `defaults` of _config.yml. */
  data: Data
  /** The fields of the frontmatter itself, with their lines. */
  lines: Map<string, number>
  body: string
  /** The line of the file on which the body begins, from 1. */
  bodyLine: number
  changed: Date
}

/** The source of a Jekyll site. */
export type JekyllSite = {
  dir: string
  config: Data
  documents: JekyllDocument[]
  /** XML and JSON templates, which may be feeds. */
  feeds: JekyllDocument[]
  /** The static files that Jekyll copies, by their paths relative to the folder. */
  assets: Set<string>
  /** The names of plugins and gems. */
  plugins: string[]
  /** The authors in _data/authors.yml, by key. */
  people: Map<string, Data>
  notices: Notice[]
}

/** The file extensions that Jekyll treats as Markdown. */
const isMarkdown = (file: string): boolean => /\.(?:md|markdown|mkdown|mkdn|mkd)$/i.test(file)

/** Reads a Jekyll site; throws if the folder does not hold one. Calls `onStep` with each file before reading it. */
export async function readJekyllSite(dir: string, onStep: (file: string) => void = () => {}): Promise<JekyllSite> {
  const configFile = path.join(dir, '_config.yml')
  const configText = await readText(dir, '_config.yml').catch((error) => {
    throw new Error(`${configFile} ${error.message}`)
  })
  if (configText === undefined) {
    throw new Error(`${configFile} does not exist. Give the folder of a Jekyll site: npm run import -- ../my-blog`)
  }
  const notices: Notice[] = []
  const config = parseConfig(configText, configFile)
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
  for (const file of await listFiles(dir, notices)) {
    onStep(file)
    const parts = file.split('/')
    if (excluded.some((name) => file === name || file.startsWith(`${name.replace(/\/$/, '')}/`))) continue
    const folder = parts.findIndex((part) => part === '_posts' || part === '_drafts')
    const kind = folder === -1 ? 'page' : parts[folder] === '_posts' ? 'post' : 'draft'
    if (parts.some((part) => /^[.#~]/.test(part) || (kind === 'page' && part.startsWith('_')))) continue
    const source = isText(file) ? await readSource(dir, file, kind, config, notices) : undefined
    if (source === 'faulty') continue
    if (!source) {
      if (kind === 'page') site.assets.add(file)
      else
        notices.push({
          file,
          line: undefined,
          text: 'has no frontmatter, so Jekyll does not publish it: not imported.',
        })
    } else if (/\.(?:xml|json)$/i.test(file)) site.feeds.push(source)
    else if (!isMarkdown(file)) {
      notices.push({ file, line: undefined, text: 'is a template, and the new site has its own: not imported.' })
    } else if (kind === 'post' && !/^\d{2,4}-\d{1,2}-\d{1,2}-./.test(parts.at(-1) ?? '')) {
      notices.push({
        file,
        line: undefined,
        text: 'is not a post to Jekyll, since its name does not start with a date: not imported.',
      })
    } else site.documents.push(source)
  }
  return site
}

const isText = (file: string): boolean =>
  isMarkdown(file) || /\.(?:html?|xml|json|css|scss|sass|js|txt|textile)$/i.test(file)

async function listFiles(dir: string, notices: Notice[]): Promise<string[]> {
  const skip = ['_site', '.git', '.jekyll-cache', '.sass-cache', 'node_modules', 'vendor', '.bundle']
  const files: string[] = []
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(path.join(dir, folder), { withFileTypes: true })) {
      const file = path.posix.join(folder, entry.name)
      const tell = (text: string) => void notices.push({ file, line: undefined, text })
      if (skip.includes(entry.name)) continue
      if (entry.name.search(controlCharacters) !== -1 || /[\n\t]/.test(entry.name)) {
        tell('has a control character in its name: not imported.')
      } else if (entry.isSymbolicLink()) tell('is a symbolic link: not imported. Replace it with the file itself.')
      else if (entry.isDirectory()) await walk(file)
      else if (entry.isFile()) files.push(file)
    }
  }
  await walk('')
  return files.sort()
}

async function readPlugins(dir: string, config: Data): Promise<string[]> {
  const gemfile = (await readText(dir, 'Gemfile').catch(() => undefined)) ?? ''
  const gems = Array.from(gemfile.matchAll(/^\s*gem\s+["']([\w-]+)["']/gm), ([, name = '']) => name)
  return [...toTexts(config.plugins), ...toTexts(config.gems), ...gems]
}

async function readPeople(dir: string, notices: Notice[]): Promise<Map<string, Data>> {
  const file = '_data/authors.yml'
  try {
    const { data } = readYaml((await readText(dir, file)) ?? '')
    return new Map(Object.entries(data).flatMap(([key, value]) => (isData(value) ? [[key, value]] : [])))
  } catch (error) {
    notices.push(createNotice(file, error, 0, 'its authors are not imported'))
    return new Map()
  }
}

function parseConfig(text: string, file: string): Data {
  try {
    return readYaml(text).data
  } catch (error) {
    if (!(error instanceof YamlFault)) throw error
    throw new Error(`${file}:${error.line} is not valid YAML. ${error.message}`)
  }
}

/** Returns the notice for a file that cannot be read; `above` is the number of lines above its YAML. */
function createNotice(file: string, error: unknown, above: number, outcome: string): Notice {
  if (error instanceof TextFault) return { file, line: undefined, text: `${error.message} Until then, ${outcome}.` }
  if (!(error instanceof YamlFault)) throw error
  return {
    file,
    line: error.line + above,
    text: `is not valid YAML: ${error.message} Until then, ${outcome}.`,
  }
}

/**
 * Reads a file with frontmatter; returns undefined if it has none, since Jekyll copies such a file. Returns `faulty` and
 * reports it if the frontmatter is invalid: it could say `published: false`, so the file must not be imported.
 */
async function readSource(
  dir: string,
  file: string,
  kind: JekyllDocument['kind'],
  config: Data,
  notices: Notice[],
): Promise<JekyllDocument | 'faulty' | undefined> {
  // Files without frontmatter may have any size and encoding.
  if (kind === 'page' && !(await beginsWithMark(path.join(dir, file)))) return undefined
  const refuse = (error: unknown, above: number) => {
    notices.push(createNotice(file, error, above, 'it is not imported'))
    return 'faulty' as const
  }
  let text: string
  try {
    text = (await readText(dir, file)) ?? ''
  } catch (error) {
    return refuse(error, 0)
  }
  const [block, yaml = ''] = /^---[ \t]*\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(text) ?? []
  if (block === undefined || !text.startsWith(block)) return undefined
  let fields: ReturnType<typeof readYaml>
  try {
    fields = readYaml(yaml)
  } catch (error) {
    return refuse(error, 1)
  }
  return {
    kind,
    file,
    data: { ...getDefaults(config, file, kind), ...fields.data },
    lines: new Map(Array.from(fields.lines, ([name, line]) => [name, line + 1])),
    body: text.slice(block.length),
    bodyLine: block.split('\n').length,
    changed: (await stat(path.join(dir, file))).mtime,
  }
}

/** Whether a file starts with `---`. */
async function beginsWithMark(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(6), 0, 6, 0)
    return /^(?:\ufeff)?---/.test(buffer.toString('utf8', 0, bytesRead))
  } finally {
    await handle.close()
  }
}

/** Returns the `defaults` of _config.yml for a file; a longer path overrides a shorter one. */
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

/** Returns a YAML string or number as trimmed text; undefined for an empty string and other values. */
export function toText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  // YAML escapes can write lone surrogates, which encodeURI throws at.
  const text = typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd').trim() : ''
  return text === '' ? undefined : text
}

/** Returns a YAML value as a list of texts; a single text becomes a list of one. */
export function toTexts(value: unknown): string[] {
  return [value].flat().flatMap((item) => toText(item) ?? [])
}

/** Returns a list in either of Jekyll's notations; a string is split at spaces. */
export function toWords(value: unknown): string[] {
  return typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : toTexts(value)
}
