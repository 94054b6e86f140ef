/** Returns the median. Throws if there are no numbers. */
export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  if (low === undefined || high === undefined) throw new Error('Cannot take the median of no numbers.')
  return (low + high) / 2
}

/** Returns rows as a table for a terminal: first cells are aligned left, all others right. */
export function formatTable(rows: (string | number)[][]): string {
  const texts = rows.map((row) => row.map(String))
  const width = (column: number) => Math.max(...texts.map((row) => row[column]?.length ?? 0))
  return texts
    .map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(width(at)) : cell.padStart(width(at)))).join('  '))
    .join('\n')
}
