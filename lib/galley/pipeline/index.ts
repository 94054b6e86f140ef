import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { inspect } from 'node:util'
import type { NextAdapter } from 'next'
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from 'next/constants.js'
import { createTypedData, writeModules, writeTypedData } from '../adapters/contentlayer/generate-content'
import { guardServers } from '../adapters/next/guard-server'
import { removeLeftovers } from '../adapters/next/remove-leftovers'
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
import { checkLimits } from '../outputs/hosts/check-limits'
import { writeAliases } from '../outputs/hosts/write-aliases'
import { writeHostFiles } from '../outputs/hosts/write-host-files'
import { writeImages } from '../outputs/images/write-images'
import { indexPosts, searchStep, writeSearch } from '../outputs/search/write-search'
import { splitSitemap } from '../outputs/sitemap/split-sitemap'
import { writeTexts } from '../outputs/texts/write-texts'
import { checkContent } from './check-content'
import { checkOutput } from './check-output'
import { checkPublic } from './check-public'
import { takeLock } from './lock'
import { keepPages, planPages } from './page-cache'
import { placePages } from './place-pages'
import { publish } from './publish'
import { createTask, runSteps, type Step } from './steps'
import { stripRuntime } from './strip-runtime'
import { isTyped, recordTyped } from './types'
import { watchContent } from './watch-content'

/** The steps before Next compiles the code. */
const prepare: Step<Build>[] = [
  { name: 'clear environment variables', run: dropVariables },
  { name: 'lock the checkout', run: takeLock },
  { name: 'check the output folder', run: checkOutput },
  { name: 'check public/', run: checkPublic },
  { name: 'write modules', run: writeModules },
  { name: 'collect inline scripts and styles', run: startInlineDeclarations },
]

/** Runs Contentlayer in a worker thread, on the frontmatter that the check has parsed (run-contentlayer.ts). */
const typedData = createTask(async () => writeTypedData(await createTypedData()))

const cards = createTask(async () => {
  await typedData.result()
  const { getPublishedPosts } = await import('../content/posts')
  return drawCards(getPublishedPosts())
})

/** The steps that run while Next compiles the code on another core. Next renders pages once they are done. */
const readContent: Step<Build>[] = [
  { start: typedData },
  { start: cards },
  { name: 'check the content', run: checkContent },
  { name: 'generate typed data', run: typedData.result },
  { name: 'plan pages', run: ({ plan }) => planPages(plan).finally(forgetContent) },
]

const searchIndex = createTask(indexPosts)

/** The steps that turn Next's export into the site. */
const finish: Step<Export>[] = [
  { name: 'move pages to their addresses', run: placePages },
  { start: searchIndex },
  { name: 'cache the type check', run: recordTyped },
  { name: 'remove leftovers', run: removeLeftovers },
  { name: 'strip the Next.js runtime, add the CSP', run: stripRuntime },
  { name: 'write images', run: writeImages },
  { name: 'write plain-text posts', run: writeTexts },
  { name: 'update the page cache', run: keepPages },
  { name: cardStep, run: async (exported) => writeCards(exported, await cards.result()) },
  { name: 'write feeds', run: writeFeeds },
  { name: searchStep, run: async (exported) => writeSearch(exported, await searchIndex.result()) },
  { name: 'split the sitemap', run: splitSitemap },
  { name: 'write aliases', run: writeAliases },
  { name: 'write host files', run: writeHostFiles },
  { name: 'check the limits of hosts', run: checkLimits },
  { name: 'publish', run: publish },
]

/** The state that the steps before the export share. */
type Build = { plan: PlannedPage[] }

/** Starts collecting the inline scripts, styles and frames that pages declare: see lib/galley/html/inline.ts. */
async function startInlineDeclarations(): Promise<string> {
  const folder = path.join('.contentlayer', 'inline')
  startDeclarations(folder)
  return folder
}

/**
 * Replaces the module in which Next splits each page's payload into segments for its client-side router, which pages here
 * do not have. Saves a sixth of the CPU time of a cold build of 200 posts (34 s instead of 41 s; medians of three). If
 * Next renames the module, a test fails.
 */
const withoutSegments = { './collect-segment-data': './lib/galley/adapters/next/no-segments.ts' }

/** The state of this process's build: `readContent` fills the plan, `finish` reads it. */
const build: Build = { plan: [] }

/** Prints an error as Next does and exits at once, even while Next is compiling. */
function endBuild(error: unknown): never {
  console.error('\n> Build error occurred')
  console.error(withoutCommands(printableLines(inspect(error))))
  process.exit(1)
}

/** Runs the steps as an adapter of Next: https://nextjs.org/docs/app/api-reference/adapters */
export const adapter: NextAdapter = {
  name: 'galley',

  async modifyConfig(config, { phase }) {
    let content = Promise.resolve()
    let ignoreBuildErrors = false
    if (phase === PHASE_PRODUCTION_BUILD) {
      // Next's workers inherit this, so that all processes share one "now".
      process.env.SOURCE_DATE_EPOCH = String(env.now / 1000)
      // Next keeps a value set by the shell, and with "development", the build would publish drafts.
      Object.assign(process.env, { NODE_ENV: 'production' })
      explainAtExit(['.next', '.next/cache', '.contentlayer', path.dirname(env.outDir)])
      await runSteps(prepare, build)
      // In CI, Next warns if its cache folder does not exist.
      await mkdir('.next/cache', { recursive: true })
      // Next reads these files of its last build, and fails if that was killed while it wrote them.
      await rm('.next/diagnostics', { recursive: true, force: true })
      // Goes before `readContent`: each of the hundreds of files to read would wait for the check of a post.
      ignoreBuildErrors = await isTyped()
      hideProgress(true)
      content = runSteps(readContent, build).catch(endBuild)
    }
    // Next's telemetry process loads the config too, after the server has ended. Only the server has an IPC channel.
    if (phase === PHASE_DEVELOPMENT_SERVER && process.send) {
      guardServers(config.allowedDevOrigins ?? [])
      await watchContent()
    }
    return {
      ...config,
      // In `next dev`, `output: 'export'` does nothing but forbid features, such as rewrites.
      output: phase === PHASE_DEVELOPMENT_SERVER ? undefined : config.output,
      basePath: env.basePath,
      ...(phase === PHASE_DEVELOPMENT_SERVER && { rewrites: async () => ({ beforeFiles: createRewrites() }) }),
      // Next derives this from the base path before it calls the adapter, so set it too.
      assetPrefix: env.basePath,
      // With `output: 'export'`, this is the folder of the export; the last step moves it to OUT_DIR.
      distDir: phase === PHASE_PRODUCTION_BUILD ? '.next/galley' : config.distDir,
      // A random id would make the bytes of two builds differ.
      generateBuildId: () => 'galley',
      // Skips the type check if this code has passed it before.
      typescript: { ...config.typescript, ignoreBuildErrors },
      compiler: {
        ...config.compiler,
        runAfterProductionCompile() {
          hideProgress(false)
          return content
        },
      },
      // Routes in *.dev.ts exist only in `next dev`.
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
        // Server code is not downloaded.
        serverMinification: false,
      },
    }
  },

  async onBuildComplete({ projectDir, distDir, config }) {
    // Imported late: these read the typed data that `readContent` generates.
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
      images: new Map(),
    }
    await runSteps(finish, exported)
  },
}
