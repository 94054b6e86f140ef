/** Returns the positive integer of a command line option. Prints a message and exits if it is not one. */
export function readCount(option: string, text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count > 0) return count
  console.error(`${option} must be a positive integer, not ${JSON.stringify(text)}.`)
  process.exit(1)
}
