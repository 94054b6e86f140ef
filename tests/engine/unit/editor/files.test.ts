import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formatSnippets, snippetsFile } from '@/lib/galley/cli/editor/snippets'
import { writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8').replace(/^ *\/\/.*$/gm, ''))

describe('the files for editors', () => {
  it('hold the snippets that npm run snippets writes', () => {
    expect(readFileSync(snippetsFile, 'utf8')).toBe(formatSnippets())
  })

  it("have VS Code find each fault in the check's output, and nothing else", async () => {
    const dir = await writeTemporaryContent({
      'posts/a.mdx': '---\ntitle: A\ndate: 2024-02-30\n---\n\nText <Vidoe /> here: a.mdx:1:2  error  x  y\n',
    })
    const { checkAll, formatReport } = await importWith({ CONTENT_DIR: dir }, async () => ({
      ...(await import('@/lib/galley/check')),
      ...(await import('@/lib/galley/check/report')),
    }))
    const [task] = readJson('.vscode/tasks.json').tasks
    const { regexp, file, line, column, severity, code, message } = task.problemMatcher.pattern
    const lines = formatReport((await checkAll()).files).split('\n')
    const found = lines.flatMap((text) => {
      const match = new RegExp(regexp).exec(text)
      return match ? [[file, line, column, severity, code, message].map((group) => match[group])] : []
    })
    expect(found).toEqual([
      ['content/posts/a.mdx', '3', '7', 'error', 'date-invalid', '2024-02-30 is not a day of the calendar.'],
      ['content/posts/a.mdx', '6', '6', 'error', 'component-unknown', 'Unknown component <Vidoe>.'],
    ])
  })
})
