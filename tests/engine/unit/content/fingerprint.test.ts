import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFingerprint } from '@/lib/galley/content/fingerprint'

let root: string

const write = (file: string, text = 'one') => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}
const get = (settings: unknown[] = []) =>
  createFingerprint({ root, contentDir: path.join(root, 'content'), outDir: path.join(root, 'out') }, settings)

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'galley-fingerprint-'))
  for (const file of ['app/page.tsx', 'lib/site.ts', 'content/posts/a/index.mdx', 'package-lock.json']) write(file)
})
afterEach(() => rmSync(root, { recursive: true }))

describe('the fingerprint', () => {
  it.each([
    'lib/galley/new/module.ts',
    'features/chart.tsx',
    'postcss.config.mjs',
    '.env.production',
    '.browserslistrc',
    'data/banner.json',
    'public/logo.svg',
    'content/projects.yml',
    'content/posts/a/chart.ts',
    'docs/out/page.tsx',
  ])('changes when %s is added, edited, renamed and removed', (file) => {
    const before = get()
    write(file)
    const added = get()
    write(file, 'two')
    const edited = get()
    renameSync(path.join(root, file), path.join(root, `${file}-2`))
    const renamed = get()
    rmSync(path.join(root, `${file}-2`))
    expect(new Set([before, added, edited, renamed]).size).toBe(4)
    expect(get()).toBe(before)
  })

  it.each([
    'content/posts/a/index.mdx',
    'content/posts/b/photo.JPG',
    'content/authors.yml',
    'content/permalinks.txt',
    'tests/a.test.ts',
    '.git/HEAD',
    '.github/workflows/ci.yml',
    '.next/cache/a',
    'node_modules/next/package.json',
    'packages/a/node_modules/b/index.js',
    'out/index.html',
    'out.next/index.html',
    'next-env.d.ts',
    'tests/tsconfig.tsbuildinfo',
    'app/.DS_Store',
  ])('stays when %s changes', (file) => {
    const before = get()
    write(file, 'two')
    expect(get()).toBe(before)
  })

  it('changes with the settings', () => {
    expect(get(['/blog'])).not.toBe(get(['']))
  })

  it('does not take the end of one file for the start of the next', () => {
    write('a', '')
    write('b', 'x')
    const before = get()
    write('a', 'x')
    write('b', '')
    expect(get()).not.toBe(before)
  })

  it('knows what a linked folder holds', () => {
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'galley-data-'))
    writeFileSync(path.join(elsewhere, 'a.json'), '1')
    symlinkSync(elsewhere, path.join(root, 'data'))
    const before = get()
    writeFileSync(path.join(elsewhere, 'a.json'), '2')
    expect(get()).not.toBe(before)
    rmSync(elsewhere, { recursive: true })
  })

  it('ends where links go round in a circle or lead nowhere', () => {
    const before = get()
    symlinkSync('.', path.join(root, 'circle'))
    symlinkSync('nowhere', path.join(root, 'broken'))
    expect(get()).not.toBe(before)
  })
})
