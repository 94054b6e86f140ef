/** A whole number from 1, as the command line gave it; ends the process with a line that names the option if it is none. */
export function readCount(option: string, text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count > 0) return count
  console.error(`${option} is a whole number from 1, not ${JSON.stringify(text)}.`)
  process.exit(1)
}
