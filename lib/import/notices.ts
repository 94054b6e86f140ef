/** What a person has to know of the move: where it is in the old blog, and what became of it. */
export type Notice = { file: string; line: number | undefined; text: string }

/** Takes down what the move cannot keep; `line` is counted from 1 in the file. */
export type Notify = (text: string, line?: number) => void

/** What to do about a file that ends the import. */
export const howToGoOn = 'Shorten it, or leave it out by a line under "exclude" in _config.yml. Nothing was written.'

/** A notice as a line of the report. */
export function formatNotice({ file, line, text }: Notice): string {
  return `${file}${line ? `:${line}` : ''}  ${text.replaceAll('\n', '\\n')}`
}

/** Escapes what a terminal takes for a command, in a text of the old blog. */
export function escapeControls(text: string): string {
  return text.replace(/[^\P{C}\n]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
}
