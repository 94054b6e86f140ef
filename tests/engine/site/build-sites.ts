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
import {
  bare,
  bareCheckout,
  blog,
  cacheDir,
  checkout,
  code,
  codeCheckout,
  empty,
  getTraces,
  hostile,
  reworded,
  single,
  testDir,
  world,
} from './sites'

const cache = path.join(checkout, '.next/cache')

/** Builds all sites, one after the other. With REUSE_SITES set, those of the last run serve again. */
// biome-ignore lint/style/noDefaultExport: Playwright wants one.
export default async function buildSites(): Promise<void> {
  // Here once, since workers would get in each other's way.
  ensureNginx()
  if (process.env.REUSE_SITES) return
  await buildServedSites()
  await buildBroken()
  // A shell may have any NODE_ENV; that of `next dev` must not bring drafts into a build.
  await buildAgain('blog-los-angeles', { TZ: 'America/Los_Angeles', NODE_ENV: 'development' })
  await buildEdits()
  await buildFaults()
  await forgetBuilds()
  await buildAgain('blog-kiritimati', { TZ: 'Pacific/Kiritimati' })
}

/** Builds the sites that are looked at, from nothing, and `world` again with each of its texts edited. */
export async function buildServedSites(): Promise<void> {
  await rm(testDir, { recursive: true, force: true })
  await makeCheckout(checkout)
  await buildFixture(blog, blogFiles, { CI: 'true' })
  await buildFixture(world, worldFiles)
  await cp(cache, cacheDir, { recursive: true })
  await buildFixture(reworded, await addRandomPosts(rewordedFiles))
  await buildFixture(empty, emptyFiles)
  await buildFixture(single, singleFiles)
  await buildFixture(hostile, hostileFiles)
  await buildCode()
  await makeCheckout(bareCheckout, leaveOut)
  await buildFixture(bare, bareFiles, {}, { cwd: bareCheckout })
}

/** Builds the content of `blog` once more, elsewhere. */
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

/** Adds posts that hold anything that the check passes. */
async function addRandomPosts(files: Files): Promise<Files> {
  const random = createRandomBlog(20, 150)
  const authors = `${files['authors.yml']}${String(random['authors.yml']).replace(/^authors:\n/, '')}`
  return keepSound(
    { ...random, ...files, 'authors.yml': authors.replace('  - key: mara\n    name: Mara\n', '') },
    checkFixture,
  )
}

/** Returns the files of a blog that the check refuses, by their paths in the content folder. */
async function checkFixture(files: Files): Promise<string[]> {
  const env = { ...process.env, ...(await writeFixture('random', files)) }
  const args = ['--import', 'tsx', 'lib/galley/cli/check.ts', '--format=json']
  // It fails if there is an error, and says which.
  const { stdout } = spawnSync(process.execPath, args, { env, encoding: 'utf8', maxBuffer: 1e9 })
  const found: { file: string; severity: string }[] = JSON.parse(stdout)
  return found.filter(({ severity }) => severity === 'error').map(({ file }) => file.replace(/^content\//, ''))
}

/** Builds a blog whose owner allows code in posts, and has addresses and pages of their own. */
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

/** Returns the TypeScript of a value that may hold functions without arguments. */
function toSource(value: unknown): string {
  if (typeof value === 'function') return `() => (${toSource(value())})`
  if (Array.isArray(value)) return `[${value.map(toSource).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{ ${Object.entries(value)
    .map(([name, inner]) => `${name}: ${toSource(inner)}`)
    .join(', ')} }`
}

/** Leaves what builds of other code would have, at two times. */
async function leaveBundles(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const hours of [1, 48]) {
    const file = path.join(folder, `left-${hours}-hours-ago.mjs`)
    const time = Date.now() / 1000 - hours * 3600
    await writeFile(file, '')
    await utimes(file, time, time)
  }
}

/** Builds a blog, and then again after each edit of its author: with what earlier builds have left, and without. */
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

/** Keeps all that the build after an edit has left: the export, and the cache for the next build. */
async function keepTraces(edit: string): Promise<void> {
  await cp(getDir('edits'), path.join(getTraces(edit), 'out'), { recursive: true })
  await cp(cache, path.join(getTraces(edit), 'cache'), { recursive: true })
}

/** Damages three of four files that an earlier build has kept: one is gone, one cut short, in one a bit has flipped. */
async function damageCache(): Promise<void> {
  const kept = await listFiles(path.join(cache, 'galley'))
  for (const [index, file] of kept.entries()) {
    const name = path.join(cache, 'galley', file)
    if (index % 4 === 0) await rm(name)
    else if (index % 4 === 1) await writeFile(name, (await readFile(name)).subarray(0, -9))
    else if (index % 4 === 2) await flipBit(name, index)
  }
}

/** Flips one bit of a file, and leaves its time as it was. */
async function flipBit(file: string, index: number): Promise<void> {
  const { atime, mtime } = await stat(file)
  const data = await readFile(file)
  if (data.length > 0) data[index % data.length] = (data[index % data.length] ?? 0) ^ (1 << (index % 8))
  await writeFile(file, data)
  await utimes(file, atime, mtime)
}

/** Builds a blog, has its next builds fail in many ways, and then lets one succeed, which has nobody to ask. */
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
  // A build that is killed may leave it so.
  await writeFile(path.join(cache, '../diagnostics/build-diagnostics.json'), '')
  await build('faults-alone', dir, { ...variables, ...(await leaveAlone()) })
  await build('faults-new', getDir('faults-new'), { ...variables, CLEAN: '1' })
}

/** A build that has to fail, over the site that the last one has made. */
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

/** Makes the checkout one that has built nothing yet. */
async function forgetBuilds(): Promise<void> {
  for (const name of ['.next', '.contentlayer']) await rm(path.join(checkout, name), { recursive: true, force: true })
}
