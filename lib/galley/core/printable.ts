/**
 * Returns a text as one line that a terminal, a log and GitHub's runner show and do not obey: control characters, line ends
 * and what reorders or hides text become signs (`␛`) or numbers (`\u{202e}`). Everything that is printed and holds anything
 * from a file, its name included, passes through here.
 */
export function printable(text: string): string {
  return text.replace(unsafe, (char) => {
    const code = char.codePointAt(0) ?? 0
    if (code < 0x20) return String.fromCodePoint(0x2400 + code)
    return code === 0x7f ? '\u2421' : `\\u{${code.toString(16)}}`
  })
}

// Joiners are left alone: emoji and the scripts of Persia and India need them.
const unsafe =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0001}]/gu

/** Does the same to each line of a text that has several. Tabs stay. */
export function printableLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('\t').map(printable).join('\t'))
    .join('\n')
}

/** Returns a value as JSON in which what `printable` replaces is escaped: to programs it says the same. */
export function printableJson(value: unknown): string {
  const toEscapes = (char: string) =>
    Array.from({ length: char.length }, (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')
  return JSON.stringify(value, null, 2).replace(unsafe, (char) => (char === '\n' ? char : toEscapes(char)))
}

/**
 * Returns lines in which GitHub's runner finds no command: it looks for `::` where a line begins, whatever space is before
 * it, and for `##[` anywhere. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function withoutCommands(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1\\u{3a}').replace(/##(?=\[)/g, '#\\u{23}')
}

/** Prints an error for a person, without a stack: the input is at fault, not the code. Has the process end with code 1. */
export function printError(error: unknown): void {
  console.error(withoutCommands(printableLines(error instanceof Error ? error.message : String(error))))
  process.exitCode = 1
}

/**
 * Returns what `read` returns. If that throws, ends the process with the message alone; `next dev` lives on, and gets the
 * error without a stack for its overlay.
 */
export function readOrExit<Value>(read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    if (process.env.NODE_ENV === 'development' && error instanceof Error) {
      error.stack = error.message
      throw error
    }
    printError(error)
    process.exit(1)
  }
}
