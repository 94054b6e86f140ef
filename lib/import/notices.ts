/** What a person has to know of the move: where it is in the old blog, and what became of it. */
export type Notice = { file: string; line: number | undefined; text: string }

/** Takes down what the move cannot keep; `line` is counted from 1 in the file. */
export type Notify = (text: string, line?: number) => void

/** A notice as a line of the report. */
export function formatNotice({ file, line, text }: Notice): string {
  return `${file}${line ? `:${line}` : ''}  ${text}`
}
