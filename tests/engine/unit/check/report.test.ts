import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

it('a report shows each fault with its place, its line, a mark under it and the remedy', async () => {
  const dir = await writeTemporaryContent({
    'posts/a.mdx': '---\ntitle: A\ndate: 2024-02-30\n---\n\nText <Vidoe /> here.\n',
  })
  const { checkAll, formatReport } = await importWith({ CONTENT_DIR: dir }, async () => ({
    ...(await import('@/lib/galley/check')),
    ...(await import('@/lib/galley/check/report')),
  }))
  const { files } = await checkAll()
  expect(
    formatReport(files),
  ).toBe(`content/posts/a.mdx:3:7  error  date-invalid  2024-02-30 is not a day of the calendar.
    3 | date: 2024-02-30
      |       ^^^^^^^^^^
    Write date: 2024-02-29 or 2024-03-01

content/posts/a.mdx:6:6  error  component-unknown  Unknown component <Vidoe>.
    6 | Text <Vidoe /> here.
      |      ^^^^^^^^^
    Did you mean Video?`)
})

describe('a line in a report', () => {
  async function report(text: string, fault: string): Promise<string[]> {
    const { formatReport } = await import('@/lib/galley/check/report')
    const file = new VFile({ path: 'a.mdx', value: text })
    const column = text.indexOf(fault) + 1
    const place = { start: { line: 1, column }, end: { line: 1, column: column + fault.length } }
    file.message('A fault.', { place }).note = 'A remedy.'
    return formatReport([file]).split('\n').slice(1, 3)
  }

  it('has its mark under characters of double width, emoji and accents', async () => {
    expect(await report('网络 é 👩‍🚀 x y', 'x')).toEqual(['    1 | 网络 é 👩‍🚀 x y', `      | ${' '.repeat(10)}^`])
    expect(await report('a 网络 b', '网络')).toEqual(['    1 | a 网络 b', '      |   ^^^^'])
  })

  it('is cut off around the place if it is long', async () => {
    const [line = '', mark = ''] = await report(`${'a '.repeat(300)}fault ${'b '.repeat(300)}`, 'fault')
    expect(line.length).toBeLessThan(140)
    expect(line).toMatch(/ \| ….*fault.*…$/)
    expect(mark.indexOf('^^^^^')).toBe(line.indexOf('fault'))
  })

  it('shows what would steer the terminal as a sign', async () => {
    expect(await report('a\tb\u001b[31m\u202ec', 'c')).toEqual([
      '    1 | a␉b␛[31m\\u{202e}c',
      `      | ${' '.repeat(16)}^`,
    ])
  })
})

describe('a thousand faults of a rule', () => {
  const files = Array.from({ length: 1000 }, (_, index) => {
    const file = new VFile({ path: `content/${index}.svg` })
    file.message('No post shows this image.', { ruleId: 'image-unused', source: 'galley' }).note = 'Delete it.'
    return file
  })
  const other = new VFile({ path: 'content/posts/a.mdx', value: 'A' })
  const message = other.message('This is wrong.', { ruleId: 'date-invalid', source: 'galley' })
  Object.assign(message, { note: 'Correct it.', fatal: true })
  const all = [...files, other]

  it('are counted but for the first hundred, and hide none of another rule', async () => {
    const { formatReport } = await import('@/lib/galley/check/report')
    const report = formatReport(all).split('\n\n')
    expect(report).toHaveLength(102)
    expect(report.at(-2)).toContain('date-invalid  This is wrong.')
    expect(report.at(-1)).toBe('warning  image-unused  And 900 more. List all with npm run check -- --format=json.')
  })

  it('are counted in annotations too', async () => {
    const { formatAnnotations } = await import('@/lib/galley/check/report')
    const lines = formatAnnotations(all).split('\n')
    expect(lines).toHaveLength(102)
    expect(lines.at(-1)).toBe(
      '::warning title=image-unused::And 900 more. List all with npm run check -- --format=json.',
    )
  })

  it('are all there for programs', async () => {
    const { formatJson } = await import('@/lib/galley/check/report')
    expect(JSON.parse(formatJson(all))).toHaveLength(1001)
  })
})
