import fc from 'fast-check'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { formatAnnotations, formatJson, formatReport } from '@/lib/galley/check/report'
import { formatLinks } from '@/lib/galley/cli/links/report'
import { formatCode, formatDetails, formatFence, formatText } from '@/lib/galley/cli/report/markdown'
import { printable, printableJson, printableLines, withoutCommands } from '@/lib/galley/core/printable'
import { formatNotice } from '@/lib/galley/import/notices'
import { formatImport } from '@/lib/galley/import/report'

/** What a terminal would obey, and what would hide or reorder what is around it; a line end of the printer's own is none. */
const unsafe = /(?![\t\n])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\ufeff]/u
/** How GitHub's runner finds a command: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs */
const command = /^\s*::\S|##\[/m

const forged = '::error file=a.mdx::forged'
const piece = fc.oneof(
  fc.constantFrom(
    '\n',
    '\r',
    '\r\n',
    '\u001b[2J',
    '\u001b]0;t\u0007',
    '\u009b31m',
    '\u202e',
    '\u2028',
    '\u0000',
    '\ud800',
  ),
  fc.constantFrom(
    forged,
    `\n${forged}`,
    `\r${forged}`,
    '##[error]forged',
    '##',
    '[',
    '::',
    ':',
    ',',
    '%0A',
    'é',
    '👩‍🚀',
    ' ',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
)
/** Text of a stranger: a name, a title, a line. */
const hostile = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))

/** A file with a fault whose parts a stranger has written. */
const faultyFile = fc.tuple(hostile, hostile, hostile, hostile, fc.nat(6)).map(([name, text, reason, note, at]) => {
  const file = new VFile({ path: `content/posts/${name}.mdx`, value: text })
  const start = { line: 1, column: 1 + at }
  const message = file.message(reason || 'A fault.', {
    place: { start, end: { line: 1, column: 3 + at } },
    ruleId: 'a-rule',
  })
  message.note = note
  return file
})

const holds = (property: fc.IProperty<unknown>) => fc.assert(property, { seed: 20, numRuns: 500 })

describe('what a stranger has written steers neither a terminal nor a runner', () => {
  it('in a report', () => {
    holds(
      fc.property(faultyFile, (file) => {
        const report = formatReport([file])
        expect(report).not.toMatch(unsafe)
        expect(report).not.toMatch(command)
        // The place, the line and its mark, the remedy, of which each line is a line.
        const note = file.messages[0]?.note ?? ''
        expect(report.split('\n')).toHaveLength(3 + note.split('\n').length)
      }),
    )
  })

  it('in annotations: there is one for each fault, and it names its file', () => {
    holds(
      fc.property(fc.array(faultyFile, { minLength: 1, maxLength: 3 }), (files) => {
        const lines = formatAnnotations(files).split('\n')
        expect(lines).toHaveLength(files.length)
        for (const [index, line] of lines.entries()) {
          const [, properties = '', data = ''] =
            /^::warning (file=[^,:\s]*,line=1,col=\d+,endColumn=\d+,title=a-rule)::(.*)$/.exec(
              line.replaceAll(' ', '_').replace('_', ' '),
            ) ?? []
          expect(properties).not.toBe('')
          expect(`${properties}${data}`).not.toMatch(unsafe)
          const name = decodeURIComponent(
            /^file=([^,]*)/.exec(properties)?.[1]?.replace(/%(?!25|0D|0A|3A|2C)/g, '%25') ?? '',
          )
          expect(name).toBe(printable(files[index]?.path ?? '').replaceAll(' ', '_'))
        }
      }),
    )
  })

  it('in JSON, which says to programs what is there', () => {
    holds(
      fc.property(faultyFile, (file) => {
        const json = formatJson([file])
        expect(json).not.toMatch(unsafe)
        expect(JSON.parse(json)).toMatchObject([{ file: file.path, message: file.messages[0]?.reason }])
      }),
    )
    expect(JSON.parse(printableJson({ 'a\u202e': '\u{1d173}\u{e0001}\\\u2028\n' }))).toEqual({
      'a\u202e': '\u{1d173}\u{e0001}\\\u2028\n',
    })
  })

  it('in what the import tells', () => {
    holds(
      fc.property(hostile, hostile, (name, text) => {
        const plan = {
          posts: 0,
          aliases: 0,
          images: new Map(),
          downloads: [],
          texts: new Map(),
          people: [],
          notices: [{ file: name, line: 1, text }],
          unused: [name],
          feed: `/${name}`,
          pattern: undefined,
        }
        const written = { added: [name], same: [name], replaced: [name], kept: [name] }
        const report = formatImport(plan, written, `\n  title: '${text}',\n`, true)
        expect(report).not.toMatch(unsafe)
        expect(report).not.toMatch(command)
        expect(formatNotice({ file: name, line: 1, text })).not.toMatch(/\n/)
      }),
    )
  })

  it('in what is told of links', () => {
    holds(
      fc.property(hostile, hostile, hostile, (url, detail, page) => {
        const memory = new Map([[`https://${url}`, { state: 'dead' as const, detail, checked: 0 }]])
        const report = formatLinks(memory, new Map([[`https://${url}`, [page]]]))
        expect(report).not.toMatch(unsafe)
        expect(report).not.toMatch(command)
        expect(report.split('\n')).toHaveLength(5)
      }),
    )
  })

  it('in the report of a pull request', () => {
    holds(
      fc.property(hostile, (text) => {
        const lines = printableLines(text).split('\n')
        for (const part of [formatText(text), formatCode(text), formatDetails(text, 'a'), formatFence('diff', lines)]) {
          expect(part).not.toMatch(unsafe)
        }
      }),
    )
  })

  it('in an error', () => {
    holds(
      fc.property(hostile, (text) => {
        const printed = withoutCommands(printableLines(`posts/${text}: a fault`))
        expect(printed).not.toMatch(unsafe)
        expect(printed).not.toMatch(command)
      }),
    )
  })
})

describe('characters that cannot be seen', () => {
  it('are shown by their signs or numbers', () => {
    expect(printable('a\u202eb\u0000c\u200bd\r\ufeff\ud800\u007f\u0085\n\t')).toBe(
      'a\\u{202e}b␀c\\u{200b}d␍\\u{feff}\\u{d800}␡\\u{85}␊␉',
    )
  })

  it('are left alone where writing needs them', () => {
    const text = 'می\u200cخواهم 👩\u200d💻\tx\n'
    expect(printableLines(text)).toBe(text)
  })
})
