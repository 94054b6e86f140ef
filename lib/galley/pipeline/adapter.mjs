import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, stop } from 'esbuild'

// Next loads this file itself, and Node 20 cannot run TypeScript. Loading two hundred modules one by one also takes Node
// twice as long as loading the few files that esbuild bundles them into.

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = path.join(root, '.contentlayer/build')

/**
 * Bundles the build. The modules that Contentlayer generates stay external, to be imported once they exist. Another
 * process may be loading the same files, so each is replaced atomically; the names of chunks contain a hash.
 */
async function bundleBuild() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    // The second and third run in worker threads.
    entryPoints: [
      'lib/galley/pipeline/index.ts',
      'lib/galley/outputs/search/index-runs.ts',
      'lib/galley/check/thread.ts',
    ],
    entryNames: '[name]',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    external: ['#contentlayer/*'],
    platform: 'node',
    format: 'esm',
    sourcemap: 'inline',
    logLevel: 'warning',
    write: false,
  })
  await stop()
  await mkdir(folder, { recursive: true })
  for (const { path: file, contents } of outputFiles) {
    await writeFile(`${file}.${process.pid}`, contents).catch((error) => {
      throw new Error(
        `Cannot write ${file}, which the build needs to start. ${error.message}\n` +
          'Free some disk space or give the current user write permission, then build again.',
      )
    })
    await rename(`${file}.${process.pid}`, file)
  }
  await removeOld(outputFiles.map((file) => file.path))
}

/** Removes earlier bundles that are more than a day old: a running process may still load newer ones. */
async function removeOld(written) {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name)
    if (!written.includes(file) && Date.now() - (await stat(file)).mtimeMs > 86_400_000) await rm(file)
  }
}

process.setSourceMapsEnabled(true)
await bundleBuild()
const { adapter } = await import(pathToFileURL(path.join(folder, 'index.mjs')).href)

export default adapter
