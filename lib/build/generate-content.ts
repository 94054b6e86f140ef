import { execFile, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'

const contentlayer = path.join(createRequire(import.meta.url).resolve('contentlayer2/package.json'), '../bin/cli.cjs')
const generated = '.contentlayer'

/** Has Contentlayer turn the content into typed data, from nothing, so that no other build's content is left in it. */
export async function generateContent(): Promise<string> {
  await rm(generated, { recursive: true, force: true })
  const { stdout } = await promisify(execFile)(process.execPath, [contentlayer, 'build'])
  return stdout.trim()
}

/** Has Contentlayer do the same at every change of the content, for as long as this process lives. */
export async function watchContent(): Promise<void> {
  await generateContent()
  const watcher = spawn(process.execPath, [contentlayer, 'dev'], { stdio: 'inherit' })
  process.once('exit', () => watcher.kill())
}
