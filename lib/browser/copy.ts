import { getCodeText } from './code-text'

/** Makes each code block's button copy its code; selects the code if the clipboard is not available. */
export function startCopy(): void {
  const status = document.createElement('p')
  status.className = 'sr-only'
  status.role = 'status'

  document.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('.copy') : null
    const code = button?.parentElement?.querySelector<HTMLElement>('code')
    if (!button || !code) return
    document.body.append(status)
    button.dataset.label ??= button.textContent ?? ''
    // The messages of the nearest language: the post's, or the site's.
    const { copiedLabel = '', selectedLabel = '' } = button.closest<HTMLElement>('[data-copied-label]')?.dataset ?? {}
    status.textContent = button.textContent = (await copy(code)) ? copiedLabel : selectedLabel
    setTimeout(() => {
      button.textContent = button.dataset.label ?? ''
      status.textContent = ''
    }, 2000)
  })
}

/** Copies code and returns true; selects it and returns false if the clipboard is not available. */
async function copy(code: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(getCodeText(code))
    return true
  } catch {
    getSelection()?.selectAllChildren(code)
    return false
  }
}
