import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { inspect } from 'node:util'
import type { NextAdapter } from 'next'
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from 'next/constants.js'
import { createTypedData, writeModules, writeTypedData } from '../adapters/contentlayer/generate-content'
import { createRewrites } from '../adapters/next/rewrites'
import { forgetContent } from '../check/content'
import { countWorkers } from '../core/count-workers'
import { dropVariables } from '../core/drop-variables'
import { env } from '../core/env'
import { printableLines, withoutCommands } from '../core/printable'
import { hideProgress } from '../core/progress'
import { explainAtExit } from '../core/system-errors'
import { startDeclarations } from '../html/inline'
import { cardStep, drawCards, writeCards } from '../outputs/cards/write-cards'
import type { Export, PlannedPage } from '../outputs/export'
import { writeFeeds } from '../outputs/feeds/write-feeds'
import { writeAliases } from '../outputs/hosts/write-aliases'
import { writeHostFiles } from '../outputs/hosts/write-host-files'
import { writeImages } from '../outputs/images/write-images'
import { indexPosts, searchStep, writeSearch } from '../outputs/search/write-search'
import { writeTexts } from '../outputs/texts/write-texts'
import { checkContent } from './check-content'
import { checkOutput } from './check-output'
import { checkPublic } from './check-public'
import { collectGarbage } from './collect-garbage'
import { guardServers } from './guard-server'
import { takeLock } from './lock'
import { keepPages, planPages } from './page-cache'
import { placePages } from './place-pages'
import { publish } from './publish'
import { removeLeftovers } from './remove-leftovers'
import { removeRuntimes } from './remove-runtime'
import { createTask, runSteps, type Step } from './steps'
import { isTyped, rememberTyped } from './types'
import { watchContent } from './watch-content'

/** What happens before Next compiles the code. */
const prepare: Step<Build>[] = [
  { name: 'drop variables', run: dropVariables },
  { name: 'take the lock', run: takeLock },
  { name: 'check the output folder', run: checkOutput },
  { name: 'check public/', run: checkPublic },
  { name: 'write modules', run: writeModules },
  { name: 'start declarations', run: startInlineDeclarations },
]

/** Contentlayer, in a thread of its own: it gets the frontmatter that the check has read (run-contentlayer.ts). */
const typedData = createTask(async () => writeTypedData(await createTypedData()))

const cards = createTask(async () => {
  await typedData.result()
  const { getPublishedPosts } = await import('../content/posts')
  return drawCards(getPublishedPosts())
})

/** What happens while Next compiles the code, which takes another core; Next renders pages once this is done. */
const readContent: Step<Build>[] = [
  { start: typedData },
  { start: cards },
  { name: 'check the content', run: checkContent },
  { name: 'generate typed data', run: typedData.result },
  { name: 'find what has changed', run: ({ plan }) => planPages(plan) },
  { name: 'free memory', run: freeMemory },
]

const searchIndex = createTask(indexPosts)

/** What happens to the exported pages. */
const finish: Step<Export>[] = [
  { name: 'put pages at their addresses', run: placePages },
  { start: searchIndex },
  { name: 'remember the types', run: rememberTyped },
  { name: 'remove leftovers', run: removeLeftovers },
  { name: 'strip the Next.js runtime, add the CSP', run: removeRuntimes },
  { name: 'write images', run: writeImages },
  { name: 'write plain texts', run: writeTexts },
  { name: 'keep and restore pages', run: keepPages },
  { name: cardStep, run: async (exported) => writeCards(exported, await cards.result()) },
  { name: 'write feeds', run: writeFeeds },
  { name: searchStep, run: async (exported) => writeSearch(exported, await searchIndex.result()) },
  { name: 'write aliases', run: writeAliases },
  { name: 'write host files', run: writeHostFiles },
  { name: 'publish', run: publish },
]

/** What the steps before the export share. */
type Build = { plan: PlannedPage[] }

/** Pages declare the scripts, styles and frames that they hold: see lib/galley/html/inline.ts. */
async function startInlineDeclarations(): Promise<string> {
  const folder = path.join('.contentlayer', 'inline')
  startDeclarations(folder)
  return folder
}

/** Lets go of the content, so that Node gives its memory back before Next renders pages. */
async function freeMemory(): Promise<string> {
  forgetContent()
  collectGarbage()
  return `${Math.round(process.memoryUsage.rss() / 1e6)} MB left`
}

/**
 * Next would cut each page's payload into segments, for a client that asks for them; none does. This has an empty module
 * stand for the one that cuts, by the name by which Next asks for it: should that change, a test fails, and a cold build of
 * 200 posts takes a fifth more CPU time (41 s, not 34; medians of three).
 */
const withoutSegments = { './collect-segment-data': './lib/galley/adapters/next/no-segments.ts' }

/** This process's build: `finish` needs what `readContent` has planned. */
const build: Build = { plan: [] }

/** Ends the build as Next does, whatever that is doing. */
function endBuild(error: unknown): never {
  console.error('\n> Build error occurred')
  console.error(withoutCommands(printableLines(inspect(error))))
  process.exit(1)
}

/** Ties the steps to Next: https://nextjs.org/docs/app/api-reference/adapters */
export const adapter: NextAdapter = {
  name: 'galley',

  async modifyConfig(config, { phase }) {
    let content = Promise.resolve()
    let ignoreBuildErrors = false
    if (phase === PHASE_PRODUCTION_BUILD) {
      // One "now" for this process and for Next's workers, which inherit it.
      process.env.SOURCE_DATE_EPOCH = String(env.now / 1000)
      // Next keeps a shell's own value. With that of development, drafts would be posts here.
      Object.assign(process.env, { NODE_ENV: 'production' })
      explainAtExit(['.next', '.next/cache', '.contentlayer', path.dirname(env.outDir)])
      await runSteps(prepare, build)
      // In CI, Next warns if a first build finds no folder for its cache.
      await mkdir('.next/cache', { recursive: true })
      // Next reads what its last build noted there, and ends if that was killed while it wrote.
      await rm('.next/diagnostics', { recursive: true, force: true })
      // Before the content is read: hundreds of files, which would each wait for a post to be checked.
      ignoreBuildErrors = await isTyped()
      hideProgress(true)
      content = runSteps(readContent, build).catch(endBuild)
    }
    // Next's telemetry loads this too, after the server has ended; the server alone has a channel to its parent.
    if (phase === PHASE_DEVELOPMENT_SERVER && process.send) {
      guardServers(config.allowedDevOrigins ?? [])
      await watchContent()
    }
    return {
      ...config,
      // To `next dev` an export is only a list of things to refuse.
      output: phase === PHASE_DEVELOPMENT_SERVER ? undefined : config.output,
      basePath: env.basePath,
      ...(phase === PHASE_DEVELOPMENT_SERVER && { rewrites: async () => ({ beforeFiles: createRewrites() }) }),
      // Next has derived it from the base path before it calls here.
      assetPrefix: env.basePath,
      // With `output: 'export'` this names the folder of the export; the last step puts it in place.
      distDir: phase === PHASE_PRODUCTION_BUILD ? '.next/galley' : config.distDir,
      // A fixed id: the same input gives the same bytes.
      generateBuildId: () => 'galley',
      // TypeScript says nothing else of what it has found to be right.
      typescript: { ...config.typescript, ignoreBuildErrors },
      compiler: {
        ...config.compiler,
        runAfterProductionCompile() {
          hideProgress(false)
          return content
        },
      },
      // *.dev.ts are routes of `next dev` alone.
      pageExtensions: phase === PHASE_DEVELOPMENT_SERVER ? ['tsx', 'ts', 'dev.ts'] : ['tsx', 'ts'],
      turbopack: {
        ...config.turbopack,
        resolveAlias: { ...config.turbopack.resolveAlias, ...(phase === PHASE_PRODUCTION_BUILD && withoutSegments) },
      },
      experimental: {
        ...config.experimental,
        inlineCss: true,
        globalNotFound: true,
        cpus: countWorkers(),
        // Nobody downloads it.
        serverMinification: false,
      },
    }
  },

  async onBuildComplete({ projectDir, distDir, config }) {
    // Not before now: posts and pages come from what `readContent` has generated.
    const [{ getPublishedPosts }, { getPages }] = await Promise.all([
      import('../content/posts'),
      import('../content/pages'),
    ])
    const exported = {
      dir: path.join(projectDir, config.distDir),
      nextDir: distDir,
      posts: getPublishedPosts(),
      contentPages: getPages(),
      plan: build.plan,
      places: new Map(),
      pages: new Map(),
    }
    await runSteps(finish, exported)
  },
}
