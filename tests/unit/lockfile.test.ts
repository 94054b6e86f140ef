import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')

const versions = z.record(z.string(), z.string())
const manifest = z.object({ dependencies: versions, devDependencies: versions })
const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      link: z.boolean().optional(),
    }),
  ),
})

const { '': _root, ...packages } = lockfile.parse(JSON.parse(read('package-lock.json'))).packages
const entries = Object.entries(packages)
const list = (isWrong: (facts: (typeof packages)[string]) => boolean) =>
  entries.filter(([, facts]) => isWrong(facts)).map(([name]) => name)

describe('every package of the lockfile', () => {
  it('is there', () => {
    expect(entries.length).toBeGreaterThan(300)
  })

  it('has the SHA-512 of its archive, and is no link', () => {
    expect(
      list(({ integrity = '', link }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity) || link === true),
    ).toEqual([])
  })

  it('has one version, and comes from the registry of npm', () => {
    expect(list(({ version = '' }) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([])
    // Without `resolved` it is the registry that npm is set to: its own, unless .npmrc says otherwise.
    expect(list(({ resolved }) => resolved?.startsWith('https://registry.npmjs.org/') === false)).toEqual([])
    expect(read('.npmrc')).not.toContain('registry')
  })
})

describe('an installation', () => {
  it('takes the versions that package.json names, and no others', () => {
    const { dependencies, devDependencies } = manifest.parse(JSON.parse(read('package.json')))
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version)
    }
  })

  it('runs no script of a package, even if npm is not told so', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
  })
})
