import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'

/** The faults of files as people read them: place, rule, what is wrong, the line, what to write instead. */
export function formatReport(files: VFile[]): string {
  return files.flatMap((file) => file.messages.map((message) => formatFault(file, message))).join('\n\n')
}

function formatFault(file: VFile, { place, reason, ruleId, note, ...message }: VFileMessage): string {
  const line = message.line ?? 1
  const column = message.column ?? 1
  const number = String(line)
  const text = String(file).split('\n')[line - 1] ?? ''
  const end = place && 'end' in place && place.end.line === line ? place.end.column : text.length + 1
  const width = Math.max(1, Math.min(end, text.length + 1) - column)
  return [
    `${file.path}:${line}:${column}  error  ${ruleId}  ${reason}`,
    `    ${number} | ${text}`,
    `    ${' '.repeat(number.length)} | ${' '.repeat(column - 1)}${'^'.repeat(width)}`,
    ...(note ? [`    ${note}`] : []),
  ].join('\n')
}
