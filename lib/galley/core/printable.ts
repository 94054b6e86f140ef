/**
 * Returns a text as one line that a terminal, a log and GitHub's runner display and do not interpret: control
 * characters, line ends and characters that reorder or hide text become symbols (`␛`) or escapes (`\u{202e}`). All
 * printed text that comes from a file, file names included, must pass through here.
 */
export function printable(text: string): string {
  return text.replace(unsafe, (char) => {
    const code = char.codePointAt(0) ?? 0
    if (code < 0x20) return String.fromCodePoint(0x2400 + code)
    return code === 0x7f ? '\u2421' : `\\u{${code.toString(16)}}`
  })
}

// Excludes the zero-width joiners, which emoji and the scripts of Persia and India need.
const unsafe =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0001}]/gu

/** Applies `printable` to each line of a text. Keeps tabs. */
export function printableLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('\t').map(printable).join('\t'))
    .join('\n')
}

/** Returns a value as JSON with the characters that `printable` replaces as JSON escapes, so it parses to the same. */
export function printableJson(value: unknown): string {
  const toEscapes = (char: string) =>
    Array.from({ length: char.length }, (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')
  return JSON.stringify(value, null, 2).replace(unsafe, (char) => (char === '\n' ? char : toEscapes(char)))
}

/**
 * Returns text without commands for GitHub's runner, which looks for `::` at the start of a line, after any white
 * space, and for `##[` anywhere. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function withoutCommands(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1\\u{3a}').replace(/##(?=\[)/g, '#\\u{23}')
}

/** Prints an error without its stack, since the input is at fault, not the code. Sets the exit code to 1. */
export function printError(error: unknown): void {
  console.error(withoutCommands(printableLines(error instanceof Error ? error.message : String(error))))
  process.exitCode = 1
}

/**
 * Returns the result of `read`. If it throws, prints the message and exits with code 1; in `next dev`, rethrows the
 * error without its stack, for the overlay.
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
