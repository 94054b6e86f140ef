import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeTemporaryContent } from '../../support/content'

let dir: string

beforeAll(async () => {
  dir = await writeTemporaryContent({
    'posts/bad/index.mdx': '---\ntitle: "100%, really"\ndate: 2024-02-30\ntags: [linux, linux]\n---\n\nText.\n',
    'posts/good.mdx': '---\ntitle: Good\ndate: 2024-02-29\n---\n\nText.\n',
    'posts/tags.mdx': '---\ntitle: Tags\ndate: 2024-02-29\ntags: [linux, linux]\n---\n\nText.\n',
  })
})

function check(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'lib/galley/cli/check.ts', ...args],
    {
      env: { ...process.env, CONTENT_DIR: dir },
      encoding: 'utf8',
    },
  )
  return { status, stdout, stderr }
}

const report = `content/posts/bad/index.mdx:3:7  error  date-invalid  2024-02-30 is not a day of the calendar.
    3 | date: 2024-02-30
      |       ^^^^^^^^^^
    Write date: 2024-02-29 or 2024-03-01

content/posts/bad/index.mdx:4:15  warning  tag-variant  Duplicate tag "linux".
    4 | tags: [linux, linux]
      |               ^^^^^
    Remove it.

`

describe('npm run check', () => {
  it('reports all faults of a folder, without colours where there is no terminal, and counts them', () => {
    expect(check(path.join(dir, 'posts', 'bad'))).toEqual({
      status: 1,
      stdout: `${report}1 file checked, 1 error, 1 warning\n`,
      stderr: '',
    })
  })

  it('succeeds if there are warnings alone', () => {
    const { status, stdout } = check(path.join(dir, 'posts', 'tags.mdx'), path.join(dir, 'posts', 'good.mdx'))
    expect(status).toBe(0)
    expect(stdout).toMatch(/tags\.mdx:4:15 {2}warning[\s\S]*\n2 files checked, 0 errors, 1 warning\n$/)
  })

  it('refuses a path that is not in the content folder', () => {
    for (const given of [path.join(dir, 'posts', 'baad'), 'lib', dir.slice(0, -1)]) {
      const { status, stdout, stderr } = check(given)
      expect(status).toBe(1)
      expect(stdout).toBe('')
      expect(stderr).toMatch(new RegExp(`^"${given}" is not a file or folder in .*content\\. Write one, such as `))
    }
  })

  it('refuses options that it does not know', () => {
    expect(check('--fix')).toMatchObject({ status: 1, stderr: expect.stringContaining("Unknown option '--fix'") })
    expect(check('--format=xml')).toMatchObject({
      status: 1,
      stderr: 'Unknown format "xml". Valid formats: text, github, json.\n',
    })
  })

  it('writes annotations for GitHub', () => {
    expect(check('--format=github', path.join(dir, 'posts', 'bad')).stdout).toBe(
      '::error file=content/posts/bad/index.mdx,line=3,col=7,endColumn=17,title=date-invalid::' +
        '2024-02-30 is not a day of the calendar.%0AWrite date: 2024-02-29 or 2024-03-01\n' +
        '::warning file=content/posts/bad/index.mdx,line=4,col=15,endColumn=20,title=tag-variant::' +
        'Duplicate tag "linux".%0ARemove it.\n\n' +
        '1 file checked, 1 error, 1 warning\n',
    )
  })

  it('writes nothing but JSON to its output, and the counts beside it', () => {
    const { status, stdout, stderr } = check('--format=json')
    expect(status).toBe(1)
    expect(stderr).toBe('4 files checked, 1 error, 2 warnings\n')
    expect(JSON.parse(stdout)[0]).toEqual({
      file: 'content/posts/bad/index.mdx',
      line: 3,
      column: 7,
      severity: 'error',
      rule: 'date-invalid',
      message: '2024-02-30 is not a day of the calendar.',
      suggestion: 'Write date: 2024-02-29 or 2024-03-01',
    })
    expect(JSON.parse(check('--format=json', path.join(dir, 'posts', 'good.mdx')).stdout)).toEqual([])
  })

  it('lists its rules with their weight and their reason', () => {
    const { status, stdout } = check('--list')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^date-invalid +error {4}A date is a calendar day, or a time with its UTC offset/m)
    expect(stdout).toMatch(/^tag-variant +warning {2}Two spellings of a tag/m)
  })
})
