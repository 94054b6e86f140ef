/** Returns the text to copy from a code block: the parts of its lines that `data-copied` says, or all of it. */
export function getCodeText(code: HTMLElement): string {
  const lines = (code.textContent ?? '').replace(/\n$/, '').split('\n')
  const starts = code.dataset.copied?.split(',')
  if (!starts) return lines.join('\n')
  return lines.flatMap((line, index) => (starts[index] ? line.slice(Number(starts[index])) : [])).join('\n')
}
