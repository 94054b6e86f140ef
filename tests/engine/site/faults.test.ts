import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { readBuild } from './builds'
import { askedFile, chooseMoments } from './faults'
import { testDir } from './sites'

const readFiles = async (name: string) => (await readBuild(name)).files
const readBoth = async () => [await readFiles('faults-old'), await readFiles('faults-new')]

test('a build that is killed at any moment leaves either the old site or the new one, complete', async () => {
  const moments = chooseMoments((await readBuild('faults-old')).output)
  expect(moments).toHaveLength(4)
  for (const [name, end] of moments) {
    const { code, files } = await readBuild(name)
    // The last signal may arrive after the build has ended.
    const expected = code === 0 ? [await readFiles('faults-new')] : await readBoth()
    expect(expected, `${end?.signal} at ${end?.text}`).toContainEqual(files)
  }
})

test('a build without room on the disk fails, names the file, and leaves the last site', async () => {
  const { code, output, files } = await readBuild('faults-full')
  expect(code).toBeGreaterThan(0)
  expect(output).toMatch(/"?\/\S+"?[\s\S]*file too large/i)
  expect(output).toContain('Free some disk space')
  expect(await readBoth()).toContainEqual(files)
})

test('a build whose output may not be written says so before it begins', async () => {
  const { code, output } = await readBuild('faults-forbidden')
  expect(code).toBeGreaterThan(0)
  expect(output).toMatch(/The build failed at step "check the output folder"\. E\w+: .* '\/sys\/galley/)
  expect(output).toContain('The user who runs the build needs read and write permission there.')
  expect(output).not.toContain('check the content')
})

test('a build with a step that throws fails, names the step, and leaves the last site', async () => {
  const { code, output, files } = await readBuild('faults-thrown')
  expect(code).toBeGreaterThan(0)
  expect(output).toMatch(/The build failed at step "write feeds"\. E\w+: .*feed-items/)
  expect(await readBoth()).toContainEqual(files)
})

test('after all that, a build is identical to a clean one, and leaves no other files', async () => {
  expect(await readFiles('faults-alone')).toEqual(await readFiles('faults-new'))
  expect(Object.keys(await readFiles('faults-new'))).toContain('posts/second/index.html')
  expect((await readdir(path.join(testDir, 'sites'))).filter((name) => /^faults.*\./.test(name))).toEqual([])
})

test('a build uses neither git nor the network', async () => {
  expect((await readBuild('faults-alone')).code).toBe(0)
  expect(existsSync(askedFile)).toBe(false)
})

test('the test above notices a request to the network', async () => {
  const asked = path.join(await mkdtemp(path.join(tmpdir(), 'galley-')), 'asked')
  const request = "fetch('http://galley.example').catch(() => {})"
  const { status } = spawnSync(
    process.execPath,
    ['--import', './tests/engine/fixtures/no-network.mjs', '-e', request],
    {
      env: { ...process.env, ASKED_FILE: asked },
    },
  )
  expect(status).toBe(0)
  expect(await readFile(asked, 'utf8')).toBe('galley.example\n')
})
