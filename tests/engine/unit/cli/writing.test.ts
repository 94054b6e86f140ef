import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { writeTemporaryContent } from '../../support/content'
import { withFixtureSite } from '../../support/fixture-site'

/** Runs a script of package.json over a content folder, as someone whom git knows by this name. */
function run(dir: string, args: string[], gitName = 'Mara Lindqvist') {
  const home = mkdtempSync(path.join(path.dirname(dir), 'home-'))
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'lib/galley/cli/writing.ts', ...args],
    {
      env: {
        NODE_ENV: 'test',
        PATH: process.env.PATH,
        ...withFixtureSite,
        CONTENT_DIR: dir,
        // Midnight has passed in the zone of the site alone.
        SOURCE_DATE_EPOCH: String(Date.parse('2024-07-01T22:30:45Z') / 1000),
        HOME: home,
        GIT_CONFIG_COUNT: '2',
        GIT_CONFIG_KEY_0: 'user.name',
        GIT_CONFIG_VALUE_0: gitName,
        GIT_CONFIG_KEY_1: 'user.email',
        GIT_CONFIG_VALUE_1: 'someone@example.org',
      },
      encoding: 'utf8',
    },
  )
  return { status, stdout, stderr }
}

it('npm run new and npm run publish take a post from its title to its date', async () => {
  const dir = await writeTemporaryContent({})
  const file = path.join(dir, 'posts', 'a-title', 'index.mdx')
  const draft = '---\ntitle: A title\ndate: 2024-07-02\ndraft: true\nauthors: [mara]\n---\n\n'

  expect(run(dir, ['new', 'A title'])).toEqual({
    status: 0,
    stdout: `${path.relative('.', file)}\nPreview with npm run dev: http://localhost:3000/posts/a-title/\n`,
    stderr: '',
  })
  expect(readFileSync(file, 'utf8')).toBe(draft)

  expect(run(dir, ['new', 'A', 'title']).stderr).toContain(
    'The address /posts/a-title/ is taken by content/posts/a-title/',
  )
  expect(readFileSync(file, 'utf8')).toBe(draft)

  expect(run(dir, ['publish', 'content/posts/a-title/index.mdx'])).toEqual({
    status: 0,
    stdout:
      'Published content/posts/a-title/index.mdx with date 2024-07-02T00:30:00+02:00.\n' +
      'Address after the next build: https://galley.example/posts/a-title/\n',
    stderr: '',
  })
  expect(readFileSync(file, 'utf8')).toBe(
    '---\ntitle: A title\ndate: 2024-07-02T00:30:00+02:00\nauthors: [mara]\n---\n\n',
  )
  expect(run(dir, ['publish', 'a-title'])).toMatchObject({
    status: 1,
    stderr: 'content/posts/a-title/index.mdx: Not a draft.\n',
  })
})

it('npm run new says when it cannot name an author, and takes another slug', async () => {
  const dir = await writeTemporaryContent({})
  const { status, stdout } = run(dir, ['new', '网络', '--slug', 'networks'], 'Somebody')
  expect(status).toBe(0)
  expect(stdout).toContain('No author added: "Somebody" is not in content/authors.yml. It is by mara by default.')
  expect(readFileSync(path.join(dir, 'posts', 'networks', 'index.mdx'), 'utf8')).toContain('title: 网络\n')
})

it.each([
  ['new', 'Title missing. Usage: npm run new -- "A title"\n'],
  ['publish', 'Slug missing. Usage: npm run publish -- my-draft\n'],
])('npm run %s asks for what it needs', async (command, question) => {
  expect(run(await writeTemporaryContent({}), [command])).toEqual({ status: 1, stdout: '', stderr: question })
})
