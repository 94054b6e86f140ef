import stringWidth from 'string-width'
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'

/** Puts a text into a style of the terminal, if it has any. */
export type Paint = (style: 'bold' | 'red' | 'yellow' | 'dim', text: string) => string

const plain: Paint = (_style, text) => text

/** The faults of files as people read them: place, rule, what is wrong, the line, what to write instead. */
export function formatReport(files: VFile[], paint: Paint = plain): string {
  return files
    .flatMap((file) => {
      const lines = file.value === undefined ? [] : String(file).split('\n')
      return file.messages.map((message) => formatFault(file, lines, message, paint))
    })
    .join('\n\n')
}

/** The faults of files as GitHub's runner takes them: each shows on its line of the pull request. */
export function formatAnnotations(files: VFile[]): string {
  return files
    .flatMap((file) => file.messages.map((message) => ({ place: message.place, ...describe(file, message) })))
    .map(({ place, file, line, column, severity, rule, message, suggestion }) => {
      const end = place && 'end' in place && place.end.line === line ? place.end.column : undefined
      const properties = { file, line, col: column, ...(end ? { endColumn: end } : {}), title: rule }
      const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
      return `::${severity} ${list.join(',')}::${escapeData(`${message}\n${suggestion}`)}`
    })
    .join('\n')
}

/** The faults of files as one array of JSON. */
export function formatJson(files: VFile[]): string {
  return JSON.stringify(
    files.flatMap((file) => file.messages.map((message) => describe(file, message))),
    null,
    2,
  )
}

// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}

/** How many files, errors and warnings there are, such as `2 files checked, 1 error, 0 warnings`. */
export function formatCounts(files: number, errors: number, warnings: number): string {
  return `${count(files, 'file')} checked, ${count(errors, 'error')}, ${count(warnings, 'warning')}`
}

/** A number with its noun, such as `1 file` or `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function describe(file: VFile, { line, column, fatal, ruleId, reason, note }: VFileMessage) {
  return {
    file: file.path,
    line: line ?? 1,
    column: column ?? 1,
    severity: fatal ? 'error' : 'warning',
    rule: ruleId ?? '',
    message: reason,
    suggestion: note ?? '',
  }
}

function formatFault(file: VFile, lines: string[], message: VFileMessage, paint: Paint): string {
  const { line, column, severity, rule, suggestion } = describe(file, message)
  const color = message.fatal ? 'red' : 'yellow'
  return [
    `${paint('bold', `${file.path}:${line}:${column}`)}  ${paint(color, severity)}  ${paint('dim', rule)}  ${show(message.reason)}`,
    ...(lines.length > 0 ? formatLine(lines[line - 1] ?? '', message, (mark) => paint(color, mark)) : []),
    ...suggestion.split('\n').map((text) => `    ${show(text)}`),
  ].join('\n')
}

/** What is shown of a line at most; paragraphs are often one line of a thousand characters. */
const widest = 120

/** The line of a fault with a mark under the place. */
function formatLine(text: string, message: VFileMessage, mark: (mark: string) => string): string[] {
  const { place, line = 1, column = 1 } = message
  const from = column - 1
  const to = place && 'end' in place && place.end.line === line ? place.end.column - 1 : text.length
  const start = text.length > widest ? Math.max(0, Math.min(from - widest / 3, text.length - widest)) : 0
  const end = Math.min(text.length, start + widest)
  const before = `${start > 0 ? '…' : ''}${show(text.slice(start, from))}`
  const after = `${show(text.slice(from, end))}${end < text.length ? '…' : ''}`
  const marked = stringWidth(show(text.slice(from, Math.min(to, end))))
  const gutter = ' '.repeat(String(line).length)
  return [
    `    ${line} | ${before}${after}`,
    `    ${gutter} | ${' '.repeat(stringWidth(before))}${mark('^'.repeat(Math.max(1, marked)))}`,
  ]
}

/** A text with a visible sign for each character that would steer the terminal or hide. */
function show(text: string): string {
  return text
    .replace(/\p{Cc}/gu, (char) => (char < ' ' ? String.fromCharCode(0x2400 + char.charCodeAt(0)) : '\ufffd'))
    .replace(/[\p{Bidi_Control}\u200b\u2028\u2029\ufeff]/gu, '\ufffd')
}
