import { printable } from '../core/printable'

/** Something to review after the import: its place in the old blog and what the import did. */
export type Notice = { file: string; line: number | undefined; text: string }

/** Reports a change that needs review; `line` is the line of the file, from 1. */
export type Notify = (text: string, line?: number) => void

/** The remedy for a file that aborts the import. */
export const howToGoOn = 'Shorten it, or add it to "exclude" in _config.yml. Nothing was written.'

/** Returns a notice as a line of the report. */
export function formatNotice({ file, line, text }: Notice): string {
  return printable(`${file}${line ? `:${line}` : ''}  ${text}`)
}
