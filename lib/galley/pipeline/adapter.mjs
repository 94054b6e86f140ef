import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, stop } from 'esbuild'

// Next loads this file itself, and Node 20 reads no TypeScript. To be told of two hundred modules one by one takes Node
// twice as long as to read a few files that esbuild has put them into.

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = path.join(root, '.contentlayer/build')

/**
 * Bundles the build. What the content is made of stays apart, to be imported once it is there. Another process may be at
 * work with the same files, or with older ones, whose names say so.
 */
async function bundleBuild() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    // The others are threads.
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
        `${file} cannot be written, and the build begins with it. ${error.message}\n` +
          'Make room on the disk, or let the user who builds write there, and build again.',
      )
    })
    await rename(`${file}.${process.pid}`, file)
  }
  await removeOld(outputFiles.map((file) => file.path))
}

/** Removes what the code was before, but nothing that somebody may still work with. */
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
