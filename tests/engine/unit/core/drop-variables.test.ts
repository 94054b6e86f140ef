import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { isNeeded } from '@/lib/galley/core/drop-variables'
import { variableNames } from '@/lib/galley/core/env'

it('keeps what a build reads, and what Node and Next need on any system', () => {
  const names = [...variableNames, 'PATH', 'Path', 'HOME', 'TMPDIR', 'NODE_OPTIONS', 'CI', 'TZ', 'SystemRoot']
  expect(names.filter((name) => !isNeeded(name))).toEqual([])
  expect(['__NEXT_PROCESSED_ENV', 'NEXT_PRIVATE_BUILD_WORKER'].filter((name) => !isNeeded(name))).toEqual([])
})

it('keeps nothing that may be a secret', () => {
  const names = [
    'API_TOKEN',
    'GITHUB_TOKEN',
    'NODE_AUTH_TOKEN',
    'NPM_TOKEN',
    'npm_config__auth',
    'AWS_SECRET_ACCESS_KEY',
  ]
  const alike = ['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'NEXT_PUBLIC_KEY', 'NEXTAUTH_SECRET', 'HTTPS_PROXY', 'PATH_KEY']
  expect([...names, ...alike].filter(isNeeded)).toEqual([])
})

it('takes the others from the process and from those that it starts', () => {
  const script = `
    import { dropVariables } from './lib/galley/core/drop-variables'
    import { execFileSync } from 'node:child_process'
    await dropVariables()
    console.log(execFileSync(process.execPath, ['-p', 'JSON.stringify(process.env)'], { encoding: 'utf8' }))
  `
  const env = { ...process.env, API_TOKEN: 'secret', SITE_URL: 'https://kept.example' }
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script]
  const { stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(stdout).toContain('https://kept.example')
  expect(stdout).not.toContain('secret')
})
