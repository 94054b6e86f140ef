import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createSource, writeFiles, writeTemporaryContent } from '../../support/content'
import { importWith, importWithAddresses } from '../../support/modules'
import { createProjects, ownTypes } from '../../support/own-site'

const load = async () => ({ ...(await import('@/lib/galley/check')), ...(await import('@/lib/galley/check/report')) })

beforeAll(() => {
  vi.doMock('@/lib/schema', async (importOriginal) => ({
    ...(await importOriginal<typeof import('@/lib/schema')>()),
    dataTypes: ownTypes,
  }))
})

afterAll(() => vi.doUnmock('@/lib/schema'))

/** A blog with a data file of its own, and a post that links to a page of its own. */
async function createBlog(projects: string): Promise<string> {
  const dir = await writeTemporaryContent({
    'projects.yml': projects,
    'posts/a/index.mdx': createSource({ title: 'A', date: '2024-02-29' }, 'See [what was made](/projects/).'),
  })
  await writeFiles(path.dirname(dir), { 'app/projects/page.tsx': '' })
  return dir
}

async function check(dir: string, options?: { only: Set<string> }): Promise<string[]> {
  vi.spyOn(process, 'cwd').mockReturnValue(path.dirname(dir))
  const { checkAll } = await importWithAddresses({ projects: '/projects/' }, { CONTENT_DIR: dir }, load)
  const { errors, warnings } = await checkAll(options)
  return [...errors, ...warnings].map(({ line, column, reason, ruleId, file }) => {
    return [path.basename(file ?? ''), line, column, ruleId, reason].join(' ')
  })
}

describe('a data file of the owner', () => {
  it('has no fault if it holds what its type declares', async () => {
    expect(await check(await createBlog(createProjects('A router')))).toEqual([])
  })

  it('is checked by itself where no other file has changed', async () => {
    const dir = await createBlog(createProjects('7'))
    expect(await check(dir, { only: new Set(['projects.yml']) })).toEqual([
      'projects.yml 2 11 data-invalid The field "name" must be text, not the number 7.',
    ])
    expect(await check(dir, { only: new Set(['posts/a/index.mdx']) })).toEqual([])
  })

  it('is missed if it is not there', async () => {
    const dir = await createBlog('')
    await rm(path.join(dir, 'projects.yml'))
    expect((await check(dir)).join()).toMatch(/data-invalid This file does not exist\.$/)
  })

  it('may hold any number where its type declares one', async () => {
    for (const year of ['0', '-1.5', '1e3', '2019']) {
      expect(await check(await createBlog(createProjects('A').replace('2019', year)))).toEqual([])
    }
    expect(await check(await createBlog(createProjects('A').replace('2019', '.nan')))).toEqual([
      'projects.yml 3 11 data-invalid The field "year" must be a number, not the number .nan.',
    ])
  })

  it.each([
    ['a control character', createProjects('"A \u0007"'), 'character-control'],
    ['a character that nobody sees', createProjects('A\u200brouter'), 'character-hidden'],
    ['a reference', createProjects('&a A'), 'data-invalid'],
  ])('may not hold %s', async (_, projects, rule) => {
    expect((await check(await createBlog(projects))).join()).toContain(` ${rule} `)
  })

  it('is in UTF-8', async () => {
    const dir = await writeTemporaryContent({ 'projects.yml': Buffer.from(createProjects('Caf\xe9'), 'latin1') })
    expect((await check(dir)).join()).toContain(' encoding-invalid The byte 0xe9 is not valid UTF-8.')
  })
})

describe('a link to a page of the owner', () => {
  it('is dead without its line in the table', async () => {
    const { checkAll } = await importWith({ CONTENT_DIR: await createBlog(createProjects('A')) }, load)
    const [error, ...others] = (await checkAll()).errors
    expect(others).toEqual([])
    expect(error).toMatchObject({ ruleId: 'link-dead', line: 6 })
  })
})
