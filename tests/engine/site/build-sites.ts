import { spawnSync } from 'node:child_process'
import { cp, mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { listFiles } from '../../support/files'
import type { Site } from '../../support/pages'
import type { Files } from '../support/content'
import { writeContent, writeFiles } from '../support/content'
import { hostileFiles } from '../support/hostile'
import { ensureNginx } from '../support/nginx'
import { createProjects, ownAddresses, ownSources, ownTypes } from '../support/own-site'
import { createRandomBlog, keepSound } from '../support/random-posts'
import { wideFiles, widenFacts } from '../support/wide'
import { type Fate, readBuild, runBuild } from './builds'
import { leaveOut, makeCheckout } from './checkout'
import {
  bareFiles,
  blogFiles,
  brokenFiles,
  codeFiles,
  emptyFiles,
  faultFiles,
  now,
  rewordedFiles,
  singleFiles,
  worldFiles,
} from './content'
import { createRandomEdits, datedFiles, edits } from './edits'
import { chooseMoments, leaveAlone, nobodysDir, smallFiles } from './faults'
import { foreignFiles, makeForeignCheckout } from './foreign'
import {
  bare,
  bareCheckout,
  blog,
  cacheDir,
  checkout,
  code,
  codeCheckout,
  empty,
  foreign,
  foreignCheckout,
  getTraces,
  hostile,
  random,
  reworded,
  single,
  testDir,
  wide,
  wideCheckout,
  world,
} from './sites'

const cache = path.join(checkout, '.next/cache')

/** Builds all sites, one after the other. If REUSE_SITES is set, keeps those of the last run. */
// biome-ignore lint/style/noDefaultExport: Playwright requires it.
export default async function buildSites(): Promise<void> {
  // Installed here, since parallel workers would interfere.
  ensureNginx()
  if (process.env.REUSE_SITES) return
  await buildServedSites()
  await buildBroken()
  // A build must not publish drafts even if the shell sets NODE_ENV to development.
  await buildAgain('blog-los-angeles', { TZ: 'America/Los_Angeles', NODE_ENV: 'development' })
  await buildEdits()
  await buildFaults()
  await forgetBuilds()
  await buildAgain('blog-kiritimati', { TZ: 'Pacific/Kiritimati' })
}

/** Deletes earlier results and builds the served sites, and then `world` again with all of its texts edited. */
export async function buildServedSites(): Promise<void> {
  await rm(testDir, { recursive: true, force: true })
  await makeCheckout(checkout)
  await buildFixture(blog, blogFiles, { CI: 'true' })
  await buildFixture(world, worldFiles)
  await cp(cache, cacheDir, { recursive: true })
  await buildFixture(reworded, rewordedFiles)
  await buildFixture(random, await addRandomPosts(worldFiles))
  await buildFixture(empty, emptyFiles)
  await buildFixture(single, singleFiles)
  await buildFixture(hostile, hostileFiles)
  await buildCode()
  await makeCheckout(bareCheckout, leaveOut)
  await buildFixture(bare, bareFiles, {}, { cwd: bareCheckout })
  await makeCheckout(wideCheckout, widenFacts)
  await buildFixture(wide, wideFiles, {}, { cwd: wideCheckout })
  await makeForeignCheckout(foreignCheckout)
  await buildFixture(foreign, foreignFiles, {}, { cwd: foreignCheckout })
}

/** Builds the content of `blog` again, to another folder. */
async function buildAgain(name: string, variables: Record<string, string>): Promise<void> {
  await build(name, getDir(name), { ...(await writeFixture('blog', blogFiles)), ...variables })
}

async function buildFixture(
  { name, origin, basePath, dir }: Site,
  files: Files,
  variables: Record<string, string> = {},
  fate?: Fate,
): Promise<void> {
  const place = { SITE_URL: origin, BASE_PATH: basePath }
  await build(name, dir, { ...(await writeFixture(name, files)), ...place, ...variables }, fate)
}

/** Adds random posts that pass the check. */
async function addRandomPosts(files: Files): Promise<Files> {
  const random = createRandomBlog(20, 150)
  const authors = `${files['authors.yml']}${String(random['authors.yml']).replace(/^authors:\n/, '')}`
  return keepSound(
    { ...random, ...files, 'authors.yml': authors.replace('  - key: mara\n    name: Mara\n', '') },
    checkFixture,
  )
}

/** Returns the paths of the files with errors, in the content folder. */
async function checkFixture(files: Files): Promise<string[]> {
  const env = { ...process.env, ...(await writeFixture('random', files)) }
  const args = ['--import', 'tsx', 'lib/galley/cli/check.ts', '--format=json']
  // The check fails if there are errors, but prints its report.
  const { stdout } = spawnSync(process.execPath, args, { env, encoding: 'utf8', maxBuffer: 1e9 })
  const found: { file: string; severity: string }[] = JSON.parse(stdout)
  return found.filter(({ severity }) => severity === 'error').map(({ file }) => file.replace(/^content\//, ''))
}

/** Builds a blog that allows code in posts, with its own addresses and pages. */
export async function buildCode(): Promise<void> {
  await makeCheckout(codeCheckout, (facts) =>
    facts
      .replace('allowCode: false', 'allowCode: true')
      .replace("'/archive/'", `'${ownAddresses.archive}'`)
      .replace("'/tags/'", `'${ownAddresses.tags}'`)
      .replace('  nav: [', `  addresses: ${JSON.stringify(ownAddresses)},\n  nav: [`),
  )
  await writeFiles(codeCheckout, ownSources)
  const schema = path.join(codeCheckout, 'lib/schema.ts')
  await writeFile(
    schema,
    (await readFile(schema, 'utf8')).replace('DataType[] = []', `DataType[] = ${toSource(ownTypes)}`),
  )
  await leaveBundles(path.join(codeCheckout, '.contentlayer/build'))
  const fate = { cwd: codeCheckout }
  const variables = await writeFixture(code.name, codeFiles)
  await build(code.name, code.dir, variables, fate)
  await build('code-again', getDir('code-again'), variables, fate)
  await writeFixture(code.name, { ...codeFiles, 'projects.yml': createProjects('A switch') })
  await build('code-edited', getDir('code-edited'), variables, fate)
  await writeFixture(code.name, codeFiles)
}

/** Returns a value as TypeScript. Functions in it must have no parameters. */
function toSource(value: unknown): string {
  if (typeof value === 'function') return `() => (${toSource(value())})`
  if (Array.isArray(value)) return `[${value.map(toSource).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{ ${Object.entries(value)
    .map(([name, inner]) => `${name}: ${toSource(inner)}`)
    .join(', ')} }`
}

/** Writes bundles such as builds of other code leave, of two different ages. */
async function leaveBundles(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const hours of [1, 48]) {
    const file = path.join(folder, `left-${hours}-hours-ago.mjs`)
    const time = Date.now() / 1000 - hours * 3600
    await writeFile(file, '')
    await utimes(file, time, time)
  }
}

/** Builds a blog, and again after each edit, both incrementally and clean. */
async function buildEdits(): Promise<void> {
  const seed = Number(process.env.EDITS_SEED ?? Date.now() % 2 ** 31)
  console.log(`edits at random: EDITS_SEED=${seed} makes these again`)
  for (const [name, files, { damage, searched, at = now } = {}] of [...edits, ...createRandomEdits(seed)]) {
    const variables = await writeFixture('edits', files)
    if (damage) await damageCache()
    const SOURCE_DATE_EPOCH = String(at.getTime() / 1000)
    for (const CLEAN of ['0', '1']) {
      const build = await runBuild(`${name}-${CLEAN}`, getDir('edits'), { ...variables, SOURCE_DATE_EPOCH, CLEAN })
      if (build.code !== 0) throw new Error(`The build of ${name} failed.\n${build.output}`)
      if (searched && CLEAN === '0') await keepTraces(name)
    }
    for (const file of datedFiles) await cp(path.join(getDir('edits'), file), path.join(testDir, 'dates', name, file))
  }
}

/** Copies the export and the cache of the build after an edit. */
async function keepTraces(edit: string): Promise<void> {
  await cp(getDir('edits'), path.join(getTraces(edit), 'out'), { recursive: true })
  await cp(cache, path.join(getTraces(edit), 'cache'), { recursive: true })
}

/** Damages three of every four cache files: deletes one, truncates one, and flips a bit in one. */
async function damageCache(): Promise<void> {
  const kept = await listFiles(path.join(cache, 'galley'))
  for (const [index, file] of kept.entries()) {
    const name = path.join(cache, 'galley', file)
    if (index % 4 === 0) await rm(name)
    else if (index % 4 === 1) await writeFile(name, (await readFile(name)).subarray(0, -9))
    else if (index % 4 === 2) await flipBit(name, index)
  }
}

/** Flips one bit of a file without changing its modification time. */
async function flipBit(file: string, index: number): Promise<void> {
  const { atime, mtime } = await stat(file)
  const data = await readFile(file)
  if (data.length > 0) data[index % data.length] = (data[index % data.length] ?? 0) ^ (1 << (index % 8))
  await writeFile(file, data)
  await utimes(file, atime, mtime)
}

/** Builds a blog, makes its next builds fail in many ways, and then runs one without git and network that succeeds. */
async function buildFaults(): Promise<void> {
  const dir = getDir('faults')
  await build('faults-old', dir, await writeFixture('faults', singleFiles))
  const variables = await writeFixture('faults', faultFiles)
  for (const [name, end] of chooseMoments((await readBuild('faults-old')).output)) {
    await runBuild(name, dir, variables, { end })
  }
  await runBuild('faults-full', dir, variables, { wrapper: smallFiles })
  await runBuild('faults-forbidden', nobodysDir, variables)
  const feedItems = path.join(cache, 'galley/feed-items')
  await rm(feedItems, { recursive: true, force: true })
  await writeFile(feedItems, 'A file where a step needs a folder.')
  await runBuild('faults-thrown', dir, variables)
  await rm(feedItems)
  // A killed build may leave this file empty.
  await writeFile(path.join(cache, '../diagnostics/build-diagnostics.json'), '')
  await build('faults-alone', dir, { ...variables, ...(await leaveAlone()) })
  await build('faults-new', getDir('faults-new'), { ...variables, CLEAN: '1' })
}

/** Runs a build that must fail, on top of the site of an earlier build. */
async function buildBroken(): Promise<void> {
  await runBuild('broken', world.dir, await writeFixture('broken', brokenFiles))
}

async function writeFixture(name: string, files: Files): Promise<Record<string, string>> {
  const dir = path.join(testDir, 'content', name, 'content')
  await writeContent(dir, files)
  return { CONTENT_DIR: dir, SOURCE_DATE_EPOCH: String(now.getTime() / 1000) }
}

async function build(name: string, outDir: string, variables: Record<string, string>, fate?: Fate): Promise<void> {
  const start = performance.now()
  const build = await runBuild(name, outDir, variables, fate)
  if (build.code !== 0) throw new Error(`The build of ${name} failed.\n${build.output}`)
  console.log(`built ${name} in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}

function getDir(name: string): string {
  return path.join(testDir, 'sites', name)
}

/** Removes the caches of builds from the checkout. */
async function forgetBuilds(): Promise<void> {
  for (const name of ['.next', '.contentlayer']) await rm(path.join(checkout, name), { recursive: true, force: true })
}
