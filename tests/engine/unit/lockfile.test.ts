import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = new URL('../../../', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, root), 'utf8')

const versions = z.record(z.string(), z.string())
const manifest = z.object({
  dependencies: versions,
  devDependencies: versions.default({}),
  scripts: versions.default({}),
})
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

/** Every file of the repository, without what a command makes. */
function list(folder = ''): string[] {
  const made = /^(?:node_modules|out|\.git|\.next|\.contentlayer|\.test)$/
  const entries = readdirSync(new URL(`./${folder}`, root), { withFileTypes: true })
  return entries.flatMap((entry) => {
    if (made.test(entry.name)) return []
    return entry.isDirectory() ? list(`${folder}${entry.name}/`) : [folder + entry.name]
  })
}

const files = list()
const folders = files.filter((file) => /(?:^|\/)package\.json$/.test(file)).map((file) => file.replace(/[^/]*$/, ''))

/** What a folder installs, by the path of each package. */
function readPackages(folder: string) {
  const { '': _root, ...packages } = lockfile.parse(JSON.parse(read(`${folder}package-lock.json`))).packages
  return packages
}

it('every folder with packages has a lockfile, and every lockfile is looked at here', () => {
  expect(folders).toEqual(
    ['', 'tests/tools/conformance/', 'tests/tools/fonts/', 'tests/tools/lighthouse/', 'tests/tools/spell/'].toSorted(),
  )
  const locked = files.filter((file) =>
    /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml)$/.test(file),
  )
  expect(locked.toSorted()).toEqual(folders.map((folder) => `${folder}package-lock.json`).toSorted())
})

describe.each(folders)('every package that "%s" installs', (folder) => {
  const packages = readPackages(folder)
  const find = (isWrong: (facts: (typeof packages)[string]) => boolean) =>
    Object.entries(packages)
      .filter(([, facts]) => isWrong(facts))
      .map(([name]) => name)

  it('is there', () => {
    expect(Object.keys(packages).length).toBeGreaterThan(0)
  })

  it('has the SHA-512 of its archive, and is no link', () => {
    expect(
      find(({ integrity = '', link }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity) || link === true),
    ).toEqual([])
  })

  it('has one version, and comes from the registry of npm', () => {
    expect(find(({ version = '' }) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([])
    // Without `resolved` it is the registry that npm is set to: its own, unless .npmrc says otherwise.
    expect(find(({ resolved }) => resolved?.startsWith('https://registry.npmjs.org/') === false)).toEqual([])
    expect(read('.npmrc')).not.toContain('registry')
  })

  it('is of the version that package.json names, if that names it', () => {
    const { dependencies, devDependencies } = manifest.parse(JSON.parse(read(`${folder}package.json`)))
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version)
    }
  })
})

describe('an installation', () => {
  it('runs no script of a package, even if npm is not told so', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
    expect(read('lib/galley/cli/tools/install.ts')).toContain("'ci', '--ignore-scripts'")
  })
})

/** The packages that a text has npm run, without installing them by a lockfile. */
function findRun(text: string): string[] {
  const runs = text.matchAll(
    /\b(?:npx|npm(?: exec| x)|pnpm dlx|yarn dlx|bunx)\b(?:['",[\] ]|--?[\w-]+(?:=\S+)?(?=[ '"]))*([@\w][^\s'",`)]*)/g,
  )
  const named = text.matchAll(/--package[= ](\S+)/g)
  return [...runs, ...named].flatMap(([, name]) => name ?? [])
}

describe('what npx and npm exec run', () => {
  it.each([
    ['npx --yes cspell@9.8.0 --no-progress', ['cspell@9.8.0']],
    ["spawnSync('npx', ['playwright', 'install'])", ['playwright']],
    ['npm exec --yes --package=lighthouse@12.8.2 -- tsx a.ts', ['tsx', 'lighthouse@12.8.2']],
    ['run: npx next build', ['next']],
  ])('is found in %s', (text, names) => {
    expect(findRun(text)).toEqual(names)
  })

  it('is a package of the lockfile, in scripts, workflows and code alike', () => {
    const scripts = Object.entries(manifest.parse(JSON.parse(read('package.json'))).scripts)
    const texts = files.filter(
      (file) => /\.(?:ts|tsx|mjs|js|yml|md)$|^\.ci\//.test(file) && !/lockfile\.test\.ts$/.test(file),
    )
    const runs = [...scripts, ...texts.map((file) => [file, read(file)] as const)].flatMap(([source, text]) =>
      findRun(text).map((name) => ({ source, name })),
    )
    expect(runs.length).toBeGreaterThan(3)
    const packages = readPackages('')
    expect(runs.filter(({ name }) => !(`node_modules/${name}` in packages))).toEqual([])
  })
})
