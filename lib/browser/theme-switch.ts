import { readTheme, showTheme, storeTheme, themes } from './theme'

/** Ties the page's theme switch to the reader's choice, here and in the other pages of the site that are open. */
export function startThemeSwitch(): void {
  const select = document.querySelector<HTMLSelectElement>('.theme select')
  // The colours of the browser's own frame: light, dark (app/layout.tsx).
  const frames = document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')

  const show = (theme: string): void => {
    showTheme(theme)
    if (select) select.value = theme
    frames.forEach((frame, index) => {
      const own = themes[index + 1]
      frame.media = theme === 'system' ? `(prefers-color-scheme: ${own})` : theme === own ? 'all' : 'not all'
    })
  }
  const showStored = () => show(readTheme())

  select?.addEventListener('change', () => {
    storeTheme(select.value)
    show(select.value)
  })
  addEventListener('storage', showStored)
  // The page was kept while the reader was elsewhere, or made ready before the reader came.
  addEventListener('pageshow', showStored)
  document.addEventListener('prerenderingchange', showStored)
  showStored()
}
