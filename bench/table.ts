/** The middle of some numbers, or the mean of the two in the middle. */
export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  if (low === undefined || high === undefined) throw new Error('There is no median of nothing.')
  return (low + high) / 2
}

/** Rows as a table for a terminal: the first cell of each is a name, the others are figures. */
export function formatTable(rows: (string | number)[][]): string {
  const texts = rows.map((row) => row.map(String))
  const width = (column: number) => Math.max(...texts.map((row) => row[column]?.length ?? 0))
  return texts
    .map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(width(at)) : cell.padStart(width(at)))).join('  '))
    .join('\n')
}
