import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { CheckResult } from '@/lib/galley/check'
import { createSource, svg, writeContent } from '../../support/content'
import { importWith } from '../../support/modules'
import { createProjects, ownTypes } from '../../support/own-site'

const mistakesDir = fileURLToPath(new URL('../../fixtures/mistakes', import.meta.url))

/** A faulty post, `<name>.mdx`, or a folder of files that are laid over sound content; its report is in `<name>.txt`. */
type Mistake = { rule: string; name: string; source: string; golden: string }

const mistakes: Mistake[] = readdirSync(mistakesDir).flatMap((rule) =>
  readdirSync(path.join(mistakesDir, rule))
    .filter((file) => !file.endsWith('.txt'))
    .map((file) => {
      const name = file.replace(/\.mdx$/, '')
      const source = path.join(mistakesDir, rule, file)
      return { rule, name, source, golden: path.join(mistakesDir, rule, `${name}.txt`) }
    }),
)
// Before any test writes one.
const withoutGolden = mistakes.filter(({ golden }) => !existsSync(golden)).map(({ golden }) => golden)

const contentDir = path.join(mkdtempSync(path.join(tmpdir(), 'galley-')), 'content')
const sound = {
  'images/hills.svg': svg,
  'pages/about.mdx': createSource({ title: 'About' }, 'Who writes here.'),
  'projects.yml': createProjects('A router'),
  'posts/another/index.mdx': createSource(
    { title: 'Another', date: '2024-02-28', tags: ['linux'], cover: '../../images/hills.svg', coverAlt: 'Hills' },
    'Text.\n\n## A section\n\nMore.',
  ),
}

let checkAll: () => Promise<CheckResult>
let formatReport: typeof import('@/lib/galley/check/report').formatReport
let ruleIds: string[]

beforeAll(async () => {
  vi.doMock('@/lib/schema', async (importOriginal) => ({
    ...(await importOriginal<typeof import('@/lib/schema')>()),
    dataTypes: ownTypes,
  }))
  const modules = await importWith({ CONTENT_DIR: contentDir }, async () => ({
    ...(await import('@/lib/galley/check')),
    ...(await import('@/lib/galley/check/report')),
    ...(await import('@/lib/galley/check/rules')),
  }))
  checkAll = modules.checkAll
  formatReport = modules.formatReport
  ruleIds = modules.rules.map(({ id }) => id)
})

/** The folders of a checkout that a mistake can have besides content. */
const besides = ['app', 'public']

/** Checks the content beside `app/` and `public/` of the mistake, if it has any. */
async function checkBeside(source: string): Promise<CheckResult> {
  const folders = besides.filter((folder) => existsSync(path.join(source, folder)))
  if (folders.length === 0) return checkAll()
  const root = path.dirname(contentDir)
  for (const folder of folders) {
    cpSync(path.join(source, folder), path.join(root, folder), { recursive: true, verbatimSymlinks: true })
  }
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(root)
  try {
    return await checkAll()
  } finally {
    cwd.mockRestore()
    for (const folder of folders) rmSync(path.join(root, folder), { recursive: true })
  }
}

describe('the sound content around each mistake', () => {
  it('has no fault', async () => {
    await writeContent(contentDir, sound)
    expect(formatReport((await checkAll()).files)).toBe('')
  })
})

describe.each(mistakes)('the mistake $rule/$name', ({ rule, name, source, golden }) => {
  it('is reported as its author should read it', async () => {
    await writeContent(contentDir, sound)
    const isPost = source.endsWith('.mdx')
    const isContent = (file: string) => !besides.some((folder) => file.startsWith(path.join(source, folder)))
    cpSync(source, isPost ? path.join(contentDir, 'posts', name, 'index.mdx') : contentDir, {
      recursive: true,
      verbatimSymlinks: true,
      filter: isContent,
    })
    const { files, errors, warnings } = await checkBeside(source)
    const messages = [...errors, ...warnings]
    expect(messages.map(({ ruleId }) => ruleId)).toContain(rule)
    for (const { note } of messages) expect(note).toMatch(/\S/)
    await expect(`${formatReport(files)}\n`).toMatchFileSnapshot(golden)
  })
})

describe('the mistakes', () => {
  it('are there for each rule, and for no other', () => {
    expect([...new Set(mistakes.map(({ rule }) => rule))].sort()).toEqual([...ruleIds].sort())
  })

  it('have a report each, which somebody has read: one that is written now only counts the next time', () => {
    expect(withoutGolden).toEqual([])
  })

  it('have no report without a mistake', () => {
    const goldens = new Set(mistakes.map(({ golden }) => golden))
    const reports = readdirSync(mistakesDir, { recursive: true, encoding: 'utf8' })
      .filter((file) => /^[^/\\]+[/\\][^/\\]+\.txt$/.test(file))
      .map((file) => path.join(mistakesDir, file))
    expect(reports.filter((file) => !goldens.has(file))).toEqual([])
  })
})
