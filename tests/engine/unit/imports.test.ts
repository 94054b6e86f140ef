import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/** Returns what the linter says of a file of this path that imports `source`. */
function lint(file: string, source: string): string {
  const root = mkdtempSync(path.join(tmpdir(), 'galley-lint-'))
  for (const name of ['biome.json', '.gitignore']) copyFileSync(name, path.join(root, name))
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(
    path.join(root, file),
    `import * as module from '${source}'\n\nexport const names = Object.keys(module)\n`,
  )
  const args = [path.resolve('node_modules/@biomejs/biome/bin/biome'), 'lint', '--colors=off']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  rmSync(root, { recursive: true })
  return `${stdout}${stderr}`
}

describe('the linter refuses an import', () => {
  it.each([
    ['lib/galley/core/a.ts', '../content/posts'],
    ['lib/galley/core/a.ts', '@/lib/galley/content/posts'],
    ['lib/galley/core/a.ts', '../../site'],
    ['lib/galley/config/a.ts', '@/lib/site'],
    ['lib/galley/addresses/a.ts', '../html/html'],
    ['lib/galley/html/a.ts', '../check/rule'],
    ['lib/galley/content/a.ts', '../markdown'],
    ['lib/galley/markdown/a.ts', '@/lib/galley/check'],
    ['lib/galley/check/rules/a.ts', '../../pipeline/steps'],
    ['lib/galley/outputs/feeds/a.ts', '../../pipeline/page-cache'],
    ['lib/galley/pipeline/a.ts', '../cli/check'],
    ['lib/galley/cli/a.ts', '../../../components/Search'],
    ['lib/site.ts', '../components/Search'],
    ['lib/browser/a.ts', '../galley/content/posts'],
    ['components/A.tsx', '../app/sitemap'],
    ['components/islands/A.tsx', '@/lib/galley/content/posts'],
    ['components/islands/A.tsx', '../../lib/galley/content/posts'],
    ['components/islands/A.tsx', '../SiteHeader'],
    ['app/page.tsx', '#contentlayer/generated'],
  ])('in %s of %s', (file, source) => {
    expect(lint(file, source)).toContain(`${file}:1:25 lint/style/noRestrictedImports`)
  })
})

describe('the linter allows an import', () => {
  it.each([
    ['lib/galley/content/a.ts', '../core/text'],
    ['lib/galley/content/a.ts', '../../site'],
    ['lib/galley/cli/a.ts', '../check'],
    ['lib/browser/a.ts', '../galley/core/words'],
    ['components/islands/A.tsx', './dhcp-option-121'],
    ['app/page.tsx', '@/lib/galley/content/posts'],
  ])('in %s of %s', (file, source) => {
    const output = lint(file, source)
    expect(output).toContain('Checked 2 files')
    expect(output).not.toContain('lint/')
  })
})
