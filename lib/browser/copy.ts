import { getCodeText } from './code-text'

/** Makes each code block's button copy its code; selects the code if the clipboard is not available. */
export function startCopy(): void {
  const status = document.createElement('p')
  status.className = 'sr-only'
  status.role = 'status'

  document.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element ? target.closest('.copy') : null
    const code = button?.parentElement?.querySelector<HTMLElement>('code')
    if (!button || !code) return
    document.body.append(status)
    status.textContent = button.textContent = await copy(code)
    setTimeout(() => {
      button.textContent = 'Copy'
      status.textContent = ''
    }, 2000)
  })
}

/** Returns the label that says what was done. */
async function copy(code: HTMLElement): Promise<string> {
  try {
    await navigator.clipboard.writeText(getCodeText(code))
    return 'Copied'
  } catch {
    getSelection()?.selectAllChildren(code)
    return 'Selected'
  }
}
