/**
 * What a reader wants of a block of code: without deleted lines and prompts. Of a session only the commands, not what
 * they print; of a difference the new side, unless it is a patch with hunks, which is of use as a whole.
 */
export function getCodeText(code: Element): string {
  const copy = document.createElement('code')
  copy.append(code.cloneNode(true))
  for (const line of copy.querySelectorAll('del.line')) line.remove()
  const prompts = copy.querySelectorAll('.prompt_')
  for (const prompt of prompts) prompt.replaceWith('\0')
  let lines = (copy.textContent ?? '').replace(/\n$/, '').split('\n')
  if (prompts.length > 0) {
    // A command goes on behind a backslash.
    lines = lines.filter((line, index) => line.includes('\0') || lines[index - 1]?.endsWith('\\'))
  }
  if (code.classList.contains('language-diff') && !lines.some((line) => line.startsWith('@@'))) {
    lines = lines.filter((line) => !line.startsWith('-')).map((line) => line.replace(/^[+ ]/, ''))
  }
  return lines.join('\n').replaceAll('\0', '')
}
