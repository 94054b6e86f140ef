import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

it('a report shows each fault with its place, its line, a mark under it and the remedy', async () => {
  const dir = await writeTemporaryContent({
    'posts/a.mdx': '---\ntitle: A\ndate: 2024-02-30\n---\n\nText <Vidoe /> here.\n',
  })
  const { checkAll, formatReport } = await importWith({ CONTENT_DIR: dir }, async () => ({
    ...(await import('@/lib/check')),
    ...(await import('@/lib/check/report')),
  }))
  const { files } = await checkAll()
  expect(
    formatReport(files),
  ).toBe(`content/posts/a.mdx:3:7  error  date-invalid  2024-02-30 is not a day of the calendar.
    3 | date: 2024-02-30
      |       ^^^^^^^^^^
    Write 2024-02-29 or 2024-03-01.

content/posts/a.mdx:6:6  error  component-unknown  There is no component Vidoe.
    6 | Text <Vidoe /> here.
      |      ^^^^^^^^^
    Did you mean Video?`)
})

describe('a line in a report', () => {
  async function report(text: string, fault: string): Promise<string[]> {
    const { formatReport } = await import('@/lib/check/report')
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
    expect(await report('a\tb\u001b[31m\u202ec', 'c')).toEqual(['    1 | a␉b␛[31m\ufffdc', `      | ${' '.repeat(9)}^`])
  })
})
