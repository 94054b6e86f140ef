import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { corpusTime, writeCorpus } from './corpus'
import { readCount } from './count'
import { formatResults, readPages, type Sample, summarise } from './report'
import { runNode } from './run'
import { copyCheckout, editBody, editTitle, forgetBuilds, measureFolder, putAside } from './site'

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
})
const posts = readCount('--posts', values.posts)
const runs = readCount('--runs', values.runs)

const aborter = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => aborter.abort(`stopped by ${signal}`))

const temporary = await mkdtemp(path.join(tmpdir(), 'galley-bench-'))
try {
  const results = summarise(await measureAll(temporary), posts)
  const { version } = process
  if (values.json) console.log(JSON.stringify({ posts, runs, cores: availableParallelism(), node: version, results }))
  else console.log(formatResults(results))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await rm(temporary, { recursive: true, force: true })
}

/** Measures all steps in each round, so that other load on the machine affects them equally. */
async function measureAll(temporary: string): Promise<Map<string, Sample[]>> {
  const dir = path.join(temporary, 'galley')
  const contentDir = path.join(dir, 'content')
  const plainDir = path.join(temporary, 'plain')
  await copyCheckout(dir)
  await writeCorpus(contentDir, posts)
  const slugs = (await readdir(path.join(contentDir, 'posts'))).sort()
  const post = path.join(contentDir, 'posts', slugs[Math.floor(posts / 2)] ?? '', 'index.mdx')
  const source = await readFile(post, 'utf8')

  const steps = new Map<string, Sample[]>()
  const measure = async (name: string, args: string[], outDir: string) => {
    const { seconds, peak, output } = await runNode(args, dir, corpusTime, aborter.signal)
    const sample = { seconds, peak, pages: readPages(output), ...(await measureFolder(outDir)) }
    steps.set(name, [...(steps.get(name) ?? []), sample])
    console.error(`${name}: ${seconds.toFixed(1)} s`)
  }
  const measureBuild = (name: string) =>
    measure(name, ['node_modules/next/dist/bin/next', 'build'], path.join(dir, 'out'))

  for (let run = 0; run < runs; run += 1) {
    await putAside(plainDir, temporary)
    await measure('plain', ['--import', 'tsx', 'bench/plain.ts', 'content', plainDir], plainDir)
    await forgetBuilds(dir, temporary)
    await measureBuild('cold')
    await measureBuild('nothing changed')
    await writeFile(post, editBody(source))
    await measureBuild('one body edited')
    await writeFile(post, editTitle(editBody(source)))
    await measureBuild('one title edited')
    await writeFile(post, source)
  }
  return steps
}
