import stringWidth from 'string-width'
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { MAX_PER_RULE } from '../core/diagnostics'
import { printable, printableJson, printableLines, withoutCommands } from '../core/printable'
import { count } from '../core/text'

/** Styles a text for the terminal, or returns it unchanged. */
export type Paint = (style: 'bold' | 'red' | 'yellow' | 'dim', text: string) => string

const plain: Paint = (_style, text) => text

/**
 * Formats the faults of files for people: position, severity, rule, reason, source line and remedy. Lists the first
 * `MAX_PER_RULE` faults of each rule and counts the rest at the end.
 */
export function formatReport(files: VFile[], paint: Paint = plain): string {
  const { shown, rest } = selectFaults(files)
  const linesOf = new Map<VFile, string[]>()
  const faults = shown.map(({ file, message }) => {
    const lines = linesOf.get(file) ?? (file.value === undefined ? [] : String(file).split('\n'))
    linesOf.set(file, lines)
    return formatFault(file, lines, message, paint)
  })
  const counts = rest.map(({ severity, rule, summary }) => {
    return `${paint(severity === 'error' ? 'red' : 'yellow', severity)}  ${paint('dim', rule)}  ${summary}`
  })
  return withoutCommands([...faults, ...counts].join('\n\n'))
}

/** Formats the same faults as workflow commands of GitHub Actions, which annotates lines of a pull request with them. */
export function formatAnnotations(files: VFile[]): string {
  const { shown, rest } = selectFaults(files)
  const faults = shown.map(({ file: source, message: found }) => {
    const { file, line, column, severity, rule, message, suggestion } = describe(source, found)
    const { place } = found
    const end = place && 'end' in place && place.end.line === line ? place.end.column : undefined
    const properties = { file, line, col: column, ...(end ? { endColumn: end } : {}), title: rule }
    const list = Object.entries(properties).map(
      ([name, value]) => `${name}=${escapeProperty(printable(String(value)))}`,
    )
    return `::${severity} ${list.join(',')}::${escapeData(printableLines(`${message}\n${suggestion}`))}`
  })
  const counts = rest.map(({ severity, rule, summary }) => {
    return `::${severity} title=${escapeProperty(rule)}::${escapeData(summary)}`
  })
  return [...faults, ...counts].join('\n')
}

type ReportedFault = { file: VFile; message: VFileMessage }
type Rest = { severity: string; rule: string; summary: string }

/** Returns the first `MAX_PER_RULE` faults of each rule, in order, and the number of further faults per rule. */
function selectFaults(files: VFile[]): { shown: ReportedFault[]; rest: Rest[] } {
  const found = new Map<string, { severity: string; rule: string; number: number }>()
  const shown = files.flatMap((file) =>
    file.messages.flatMap((message) => {
      const { rule, severity } = describe(file, message)
      const key = `${severity} ${rule}`
      const counted = found.get(key) ?? { severity, rule, number: 0 }
      found.set(key, counted)
      counted.number++
      return counted.number <= MAX_PER_RULE ? [{ file, message }] : []
    }),
  )
  const rest = [...found.values()]
    .filter(({ number }) => number > MAX_PER_RULE)
    .map(({ severity, rule, number }) => ({
      severity,
      rule,
      summary: `And ${(number - MAX_PER_RULE).toLocaleString('en')} more. List all with npm run check -- --format=json.`,
    }))
  return { shown, rest }
}

/** Formats all faults of files as a JSON array, without a limit: its readers are programs. */
export function formatJson(files: VFile[]): string {
  return printableJson(files.flatMap((file) => file.messages.map((message) => describe(file, message))))
}

// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}

/** Returns a summary such as `2 files checked, 1 error, 0 warnings`. */
export function formatCounts(files: number, errors: number, warnings: number): string {
  return `${count(files, 'file')} checked, ${count(errors, 'error')}, ${count(warnings, 'warning')}`
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
    `${paint('bold', `${printable(file.path)}:${line}:${column}`)}  ${paint(color, severity)}  ${paint('dim', rule)}  ${printable(message.reason)}`,
    ...(lines.length > 0 ? formatLine(lines[line - 1] ?? '', message, (mark) => paint(color, mark)) : []),
    ...suggestion.split('\n').map((text) => `    ${printable(text)}`),
  ].join('\n')
}

/** The maximum number of characters shown of a line; a paragraph is often one long line. */
const maxWidth = 120

/** Returns the source line of a fault, with its position underlined. */
function formatLine(text: string, message: VFileMessage, mark: (mark: string) => string): string[] {
  const { place, line = 1, column = 1 } = message
  const from = column - 1
  const to = place && 'end' in place && place.end.line === line ? place.end.column - 1 : text.length
  const start = text.length > maxWidth ? Math.max(0, Math.min(from - maxWidth / 3, text.length - maxWidth)) : 0
  const end = Math.min(text.length, start + maxWidth)
  const before = `${start > 0 ? '…' : ''}${printable(text.slice(start, from))}`
  const after = `${printable(text.slice(from, end))}${end < text.length ? '…' : ''}`
  const marked = stringWidth(printable(text.slice(from, Math.min(to, end))))
  const gutter = ' '.repeat(String(line).length)
  return [
    `    ${line} | ${before}${after}`,
    `    ${gutter} | ${' '.repeat(stringWidth(before))}${mark('^'.repeat(Math.max(1, marked)))}`,
  ]
}
