import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runInNewContext } from 'node:vm'
import type { Code, Link, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { parseData } from '@/lib/galley/check/data'
import { dataInvalid } from '@/lib/galley/check/rules/data-invalid'
import { createAddressTable } from '@/lib/galley/config/address-table'
import type { DataType } from '@/lib/galley/config/fields'
import { createFile } from '@/lib/galley/content/source'
import { svg, writeTemporaryContent } from '../support/content'
import { importWith } from '../support/modules'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))

/** What the check and the compiler say of a post; its images are there. */
async function check(source: string): Promise<string> {
  const images = Array.from(source.matchAll(/\.\/([\w-]+\.svg)/g), ([, name]) => [`posts/foo/${name}`, svg])
  const dir = await writeTemporaryContent({ 'posts/foo/index.mdx': source, ...Object.fromEntries(images) })
  const { checkAll, formatReport, compileBody } = await importWith({ CONTENT_DIR: dir }, async () => ({
    ...(await import('@/lib/galley/check')),
    ...(await import('@/lib/galley/check/report')),
    ...(await import('@/lib/galley/markdown')),
  }))
  const { words } = await compileBody('posts/foo/index.mdx')
  expect(words).toBeGreaterThan(0)
  return formatReport((await checkAll()).files)
}

/** The examples and links of a document. */
function read(document: string) {
  const text = readFileSync(document, 'utf8')
  const tree: Root = unified().use(remarkParse).use(remarkGfm).parse(text)
  const codes: (Code & { at: string })[] = []
  const links: Link[] = []
  visit(tree, 'code', (code) => void codes.push({ ...code, at: `${document}:${code.position?.start.line}` }))
  visit(tree, 'link', (link) => void links.push(link))
  return { document, text, codes, links }
}

const documents = ['README.md', 'CONTRIBUTING.md'].map(read)
const codes = documents.flatMap((document) => document.codes)
const isReport = ({ lang, value }: Code) => !lang && /:\d+:\d+ /.test(value)

/** The faults of the example of a data file, which has the type of the example beside it. */
function findFaults(type: DataType) {
  const yaml = codes.find(({ lang }) => lang === 'yaml')?.value ?? ''
  const file = createFile(type.filePathPattern, `${yaml}\n`)
  return dataInvalid.checkData?.(parseData({ path: type.filePathPattern, file, encodingFault: undefined }, type))
}

describe('an example', () => {
  it.each(codes.filter(({ lang }) => lang === 'mdx'))(
    'of a post at $at passes the check and compiles',
    async ({ value }) => {
      expect(await check(`${value}\n`)).toBe('')
    },
  )

  it.each(codes.filter(isReport))('of a report at $at is what the check prints', async ({ value }) => {
    const [, line = ''] = /^ +3 \| (.*)$/m.exec(value) ?? []
    expect(await check(`---\ntitle: A\n${line}\n---\n\nText.\n`)).toBe(value)
  })

  it.each(codes.filter(({ lang }) => lang === 'sh'))('of a shell at $at has commands that are there', ({ value }) => {
    // tests/engine/site/hosts.test.ts runs those that move an export.
    expect(value.split('\n').filter((line) => !isCommand(line) && !/^(?:mkdir|mv) site/.test(line))).toEqual([])
  })

  it.each(codes.filter((code) => !code.lang && !isReport(code)))('at $at names files that are there', ({ value }) => {
    const files = Array.from(value.matchAll(/(?<![\w/.])lib\/[\w./-]*\w/g), ([file]) => file)
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((file) => !existsSync(file))).toEqual([])
  })

  it.each(codes.filter(({ lang }) => lang === 'ts'))('of TypeScript at $at is one that lib/ takes', ({ value }) => {
    const exports: { addresses?: Record<string, string>; dataTypes?: DataType[] } = {}
    runInNewContext(
      value.replace(/^export const (\w+)(?:: [\w[\]]+)?/gm, 'exports.$1').replace(/^addresses:/, 'exports.addresses ='),
      {
        exports,
      },
    )
    expect(Object.keys(exports)).toHaveLength(1)
    if (exports.addresses) expect(createAddressTable(exports.addresses).faults).toEqual([])
    for (const type of exports.dataTypes ?? []) expect(findFaults(type)).toEqual([])
  })

  it('is one of these', () => {
    expect(codes.filter(({ lang }) => lang && !['sh', 'mdx', 'ts', 'yaml'].includes(lang))).toEqual([])
  })
})

describe.each(documents)('$document', ({ text, links }) => {
  it('names commands that are there', () => {
    const commands = Array.from(text.matchAll(/`((?:[A-Z_]+=\S+ )?(?:npm|npx) [^`]+)`/g), ([, command = '']) => command)
    expect(commands.length).toBeGreaterThan(0)
    expect(commands.filter((command) => !isCommand(command))).toEqual([])
  })

  it('links to files and headings that are there', () => {
    const dead = links.filter(({ url }) => {
      // What is in content/ is the owner's, who may have removed it.
      if (/^(?:https?:|content\/)/.test(url)) return false
      const [file = '', id] = url.split('#')
      if (!existsSync(file)) return true
      return id && !headingsOf(file).includes(id)
    })
    expect(dead.map(({ url }) => url)).toEqual([])
  })
})

function isCommand(line: string): boolean {
  const [, program] = /^npx (\w+)/.exec(line) ?? []
  if (program) return existsSync(path.join('node_modules', '.bin', program))
  const [, script = ''] = /^(?:[A-Z_]+=\S+ )?npm (?:run )?([\w:]+)/.exec(line) ?? []
  return script === 'ci' || Object.hasOwn(scripts, script)
}

function headingsOf(file: string): string[] {
  const headings = Array.from(readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm), ([, heading = '']) => heading)
  return headings.map((heading) => heading.toLowerCase().replaceAll(' ', '-'))
}

describe.each(readdirSync('lib/galley/adapters'))('the page on %s', (name) => {
  const folder = path.join('lib/galley/adapters', name)
  const text = readFileSync(path.join(folder, 'README.md'), 'utf8')

  it('has a row for every file of the folder, and no other', () => {
    const rows = Array.from(text.matchAll(/^\| `([\w-]+\.(?:ts|mjs))`/gm), ([, file]) => file)
    expect(rows.sort()).toEqual(
      readdirSync(folder)
        .filter((file) => file !== 'README.md')
        .sort(),
    )
  })

  it('names tests that are there', () => {
    const tests = Array.from(text.matchAll(/tests\/[\w/-]+\.test\.ts/g), ([file]) => file)
    expect(tests.length).toBeGreaterThan(0)
    expect(tests.filter((file) => !existsSync(file))).toEqual([])
  })
})

it('CONTRIBUTING says on a page of 60 lines how to write a post, with a post and a report', () => {
  const [, section = ''] = /^## Write a post\n([\s\S]*?)^## /m.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? []
  expect(section.split('\n').length).toBeLessThanOrEqual(60)
  expect(section).toContain('```mdx\n')
  expect(section).toContain(':3:7  error  date-invalid')
})
