/** The middle one of numbers, of which there is an odd count. */
export function findMedian(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

/** Prints rows whose first cell is a name and whose others are figures. */
export function printTable(rows: (string | number)[][]): void {
  const texts = rows.map((row) => row.map(String))
  const widths = texts[0]?.map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0))) ?? []
  for (const row of texts) {
    const cells = widths.map((width, column) => (column === 0 ? row[0]?.padEnd(width) : row[column]?.padStart(width)))
    console.log(cells.join('  ').trimEnd())
  }
}
