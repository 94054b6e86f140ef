import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { withFixtureSite } from '../../support/fixture-site'

const root = path.resolve('.')
const blog = path.join(root, 'tests/engine/fixtures/jekyll')
const start = () => mkdtempSync(path.join(tmpdir(), 'galley-import-'))

/** Runs a command of ours in a folder that has content/ and public/, as someone would in the repository. */
function run(dir: string, command: string, args: string[] = []) {
  const tsx = import.meta.resolve('tsx')
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', tsx, path.join(root, command), ...args], {
    cwd: dir,
    env: { NODE_ENV: 'test', PATH: process.env.PATH, HOME: dir, ...withFixtureSite },
    encoding: 'utf8',
  })
  return { status, stdout, stderr, summary: stdout.trim().split('\n').at(-1) }
}

const importInto = (dir: string, ...args: string[]) => run(dir, 'lib/galley/cli/import.ts', [blog, ...args])
const read = (dir: string, file: string) => readFileSync(path.join(dir, file), 'utf8')
const readFields = (dir: string, slug: string) => {
  const [, yaml = ''] = read(dir, `content/posts/${slug}/index.mdx`).split(/^---$/m)
  return parse(yaml)
}

/** Every file of a folder, with when it was last written. */
function list(dir: string): Map<string, number> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => path.relative(dir, path.join(parentPath, name)))
  const own = paths.filter((file) => !file.startsWith('.next')).sort()
  return new Map(own.map((file) => [file, statSync(path.join(dir, file)).mtimeMs]))
}

describe('npm run import', () => {
  const dir = start()
  const first = importInto(dir)

  it('moves a blog of every feature, and sums it up', () => {
    expect(first.stderr).toBe('')
    expect(first.status).toBe(0)
    expect(first.summary).toMatch(
      /^12 posts · 3 images · 12 aliases · \d+ warnings · 20 new, 0 unchanged, 0 replaced, 0 kept · [\d.]+ s$/,
    )
  })

  it('leaves a folder that the check finds no error in', () => {
    const { stdout, summary, status } = run(dir, 'lib/galley/cli/check.ts')
    expect(stdout).not.toContain('  error  ')
    expect(summary).toMatch(/^15 files checked, 0 errors/)
    expect(status).toBe(0)
  })

  it('keeps title, date with its zone, tags and categories, guid and old address of a post', () => {
    expect(readFields(dir, 'a-clock-that-slips')).toEqual({
      title: 'A clock that slips',
      date: '2016-02-29T23:30:00+01:00',
      guid: 'https://cellar.example/time/2016/02/29/a-clock-that-slips.html',
      tags: ['ntp', 'Debian', 'Time'],
      aliases: ['/time/2016/02/29/a-clock-that-slips.html'],
    })
    expect(readFields(dir, 'marks-of-kramdown').tags).toEqual(['writing', 'markdown', 'craft'])
  })

  it('keeps an address that a post has chosen, and those that led to it', () => {
    expect(readFields(dir, 'own-address').aliases).toEqual(['/winter/own-address/', '/xmas.html'])
  })

  it('lets the old address of a page lead to it', () => {
    expect(read(dir, 'content/pages/colophon.mdx')).toContain('aliases:\n  - /colophon.html\n')
    expect(read(dir, 'content/pages/about.mdx')).not.toContain('aliases')
  })

  it('gives the later of two posts of one name its year', () => {
    expect(readFields(dir, 'pictures').title).toBe('Pictures')
    expect(readFields(dir, 'pictures-2023').title).toBe('Pictures, again')
  })

  it('makes drafts of drafts and of what is not published, neither of which had an address', () => {
    expect(readFields(dir, 'half-a-thought')).toEqual({ title: 'Half a thought', date: '2023-05-05', draft: true })
    expect(readFields(dir, 'not-yet')).toEqual({ title: 'Not yet', date: '2021-07-01', draft: true })
  })

  it('lists who wrote, and names them where it is not the usual author', () => {
    expect(parse(read(dir, 'content/authors.yml')).authors.map(({ key }: { key: string }) => key)).toEqual([
      'ada-keller',
      'jo-brandt',
      'mara',
    ])
    expect(readFields(dir, 'uber-koln').authors).toEqual(['jo-brandt'])
  })

  it('copies what is used: beside the post, once if shared, and to public/ what readers download', () => {
    const files = [...list(dir).keys()]
    expect(files.filter((file) => !/\.(?:mdx|yml)$/.test(file))).toEqual([
      'content/images/rack.svg',
      'content/posts/pictures/pixel two.png',
      'content/posts/pictures/pixel.png',
      'public/assets/files/wiring.txt',
      'public/assets/img/rack.svg',
    ])
    expect(first.stdout).toContain('no post or page uses them:\n  assets/files/unused.txt\n')
  })

  it('tells what it could not keep, with file and line', () => {
    expect(first.stdout).toContain(
      '_posts/2019-08-12-links-and-references.md:16  {% include figure.html src="rack.svg" %} cannot be translated',
    )
    expect(first.stdout).toContain('_posts/2020-02-02-pictures.md:15  The image /assets/img/lost.png does not exist')
    expect(first.stdout).toContain(
      '_posts/2020-02-02-pictures.md:6  Removed the field "mood", which has no counterpart',
    )
  })

  it('prints what lib/site.ts is to say', () => {
    expect(first.stdout).toContain("  title: 'Notes from the Cellar',\n")
    expect(first.stdout).toContain("  timeZone: 'Europe/Berlin',\n  authors: ['ada-keller'],\n  addresses: ")
    expect(first.stdout).toContain('  postsPerPage: 5,\n')
  })

  it('changes nothing the second time, and no post that was edited since, unless it is told to', () => {
    const before = list(dir)
    expect(importInto(dir).summary).toContain(' · 0 new, 20 unchanged, 0 replaced, 0 kept · ')
    expect(list(dir)).toEqual(before)

    const file = path.join(dir, 'content/posts/pictures/index.mdx')
    const source = readFileSync(file, 'utf8')
    writeFileSync(file, `${source}\nEdited.\n`)
    const third = importInto(dir)
    expect(third.summary).toContain(' · 0 new, 19 unchanged, 0 replaced, 1 kept · ')
    expect(third.stdout).toContain('(--force replaces them):\n  content/posts/pictures/index.mdx\n')
    expect(readFileSync(file, 'utf8')).toContain('Edited.')

    expect(importInto(dir, '--force').summary).toContain(' · 0 new, 19 unchanged, 1 replaced, 0 kept · ')
    expect(readFileSync(file, 'utf8')).toBe(source)
  })
})

it('npm run import -- --dry-run writes nothing, and says what it would write', () => {
  const dir = start()
  const { stdout, summary } = importInto(dir, '--dry-run')
  expect(list(dir).size).toBe(0)
  expect(stdout).toContain('Would write:\n  content/authors.yml\n')
  expect(summary).toContain('Dry run: 12 posts')
})

it('npm run import -- --to writes to another folder', () => {
  const dir = start()
  importInto(dir, '--to', 'elsewhere')
  expect(existsSync(path.join(dir, 'elsewhere/posts/pictures/index.mdx'))).toBe(true)
  expect(existsSync(path.join(dir, 'content'))).toBe(false)
})

it('npm run import asks for a blog, and says when a folder is none', () => {
  const dir = start()
  expect(run(dir, 'lib/galley/cli/import.ts')).toMatchObject({
    status: 1,
    stderr: 'Usage: npm run import -- ../my-jekyll-blog\n',
  })
  expect(run(dir, 'lib/galley/cli/import.ts', ['nowhere']).stderr).toContain('Give the folder of a Jekyll site')
})
