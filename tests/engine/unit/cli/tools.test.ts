import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { getToolNames } from '@/lib/galley/cli/tools/install'

/** A folder with one set of tools, and an npm that notes down how it is called and installs a command `greet`. */
function prepare(npmStatus = 0) {
  const dir = mkdtempSync(path.join(tmpdir(), 'galley-tools-'))
  mkdirSync(path.join(dir, 'tests/tools/greeter'), { recursive: true })
  writeFileSync(path.join(dir, 'tests/tools/greeter/package-lock.json'), '{}')
  mkdirSync(path.join(dir, 'bin'))
  const greet = '#!/bin/sh\\necho hello "$@"; exit 3\\n'
  const npm = `#!/bin/sh
echo "$@" >> calls
mkdir -p tests/tools/greeter/node_modules/.bin
printf '${greet}' > tests/tools/greeter/node_modules/.bin/greet
chmod +x tests/tools/greeter/node_modules/.bin/greet
exit ${npmStatus}
`
  writeFileSync(path.join(dir, 'bin/npm'), npm)
  chmodSync(path.join(dir, 'bin/npm'), 0o755)
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), path.resolve('lib/galley/cli/tools.ts'), ...args],
      {
        cwd: dir,
        env: { NODE_ENV: 'test', PATH: `${path.join(dir, 'bin')}:${process.env.PATH}` },
        encoding: 'utf8',
      },
    )
    return { status, stdout, stderr }
  }
  const readCalls = () => readFileSync(path.join(dir, 'calls'), 'utf8').trim().split('\n')
  return { dir, run, readCalls }
}

describe('a command that needs packages of its own', () => {
  it('gets them by their lockfile, without scripts, once', () => {
    const { dir, run, readCalls } = prepare()
    expect(run('greeter', 'greet', 'a b')).toEqual({ status: 3, stdout: 'hello a b\n', stderr: '' })
    expect(run('greeter', 'greet').stdout).toBe('hello\n')
    const install = 'ci --ignore-scripts --no-fund --no-audit --loglevel=error --prefix tests/tools/greeter'
    expect(readCalls()).toEqual([install])
    writeFileSync(path.join(dir, 'tests/tools/greeter/package-lock.json'), '{ }')
    run('greeter', 'greet')
    expect(readCalls()).toEqual([install, install])
  })

  it('does not run if they cannot be installed, and tries again the next time', () => {
    const { run, readCalls } = prepare(1)
    const message = 'npm could not install tests/tools/greeter. See its output above.\n'
    expect(run('greeter', 'greet')).toEqual({ status: 1, stdout: '', stderr: message })
    run('greeter', 'greet')
    expect(readCalls()).toHaveLength(2)
  })

  it('says which there are', () => {
    const { run } = prepare()
    for (const args of [[], ['greeter'], ['../tools', 'greet']]) {
      expect(run(...args)).toEqual({
        status: 1,
        stdout: '',
        stderr: 'Usage: tsx lib/galley/cli/tools.ts greeter <command>\n',
      })
    }
  })
})

it('every script names a folder of tools that is there, and every folder is named', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  const named = Object.values(scripts).flatMap((script) => /cli\/tools\.ts (\S+)/.exec(String(script))?.[1] ?? [])
  expect(named.toSorted()).toEqual(getToolNames().toSorted())
})
