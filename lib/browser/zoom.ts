/** Opens images that are wider than the text in a dialog instead of on their own. */
export function startZoom(): void {
  document.addEventListener('click', (event) => {
    const { target, button } = event
    const link = target instanceof Element && target.closest<HTMLAnchorElement>('a.zoom')
    if (!link || button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()

    const close = document.createElement('button')
    close.textContent = link.closest<HTMLElement>('[data-close-label]')?.dataset.closeLabel ?? ''
    const dialog = document.createElement('dialog')
    dialog.className = 'zoomed'
    dialog.ariaLabel = link.querySelector('img')?.alt ?? ''
    dialog.append(...link.cloneNode(true).childNodes, close)
    for (const source of dialog.querySelectorAll('[sizes]')) source.setAttribute('sizes', '100vw')
    dialog.addEventListener('click', () => dialog.close())
    dialog.addEventListener('close', () => dialog.remove())
    document.body.append(dialog)
    dialog.showModal()
  })
}
