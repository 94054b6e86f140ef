import { printable } from '../core/printable'

/** What a person has to know of the move: where it is in the old blog, and what became of it. */
export type Notice = { file: string; line: number | undefined; text: string }

/** Takes down what the move cannot keep; `line` is counted from 1 in the file. */
export type Notify = (text: string, line?: number) => void

/** What to do about a file that ends the import. */
export const howToGoOn = 'Shorten it, or leave it out by a line under "exclude" in _config.yml. Nothing was written.'

/** A notice as a line of the report. */
export function formatNotice({ file, line, text }: Notice): string {
  return printable(`${file}${line ? `:${line}` : ''}  ${text}`)
}
