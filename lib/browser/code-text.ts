/**
 * Returns the text to copy from a code block, without deleted lines and prompts. Keeps only the commands of a console
 * session, and only the new side of a diff, unless the diff has hunks and so can be applied as a patch.
 */
export function getCodeText(code: Element): string {
  const copy = document.createElement('code')
  copy.append(code.cloneNode(true))
  for (const line of copy.querySelectorAll('del.line')) line.remove()
  const prompts = copy.querySelectorAll('.prompt_')
  for (const prompt of prompts) prompt.replaceWith('\0')
  let lines = (copy.textContent ?? '').replace(/\n$/, '').split('\n')
  if (prompts.length > 0) {
    // A backslash continues a command on the next line.
    lines = lines.filter((line, index) => line.includes('\0') || lines[index - 1]?.endsWith('\\'))
  }
  if (code.classList.contains('language-diff') && !lines.some((line) => line.startsWith('@@'))) {
    lines = lines.filter((line) => !line.startsWith('-')).map((line) => line.replace(/^[+ ]/, ''))
  }
  return lines.join('\n').replaceAll('\0', '')
}
