import { readTheme, showTheme, storeTheme, themes } from './theme'

/** Connects the theme switch to the stored theme, and keeps other open pages of the site in sync. */
export function startThemeSwitch(): void {
  const select = document.querySelector<HTMLSelectElement>('.theme select')
  // The colours of the browser's interface: light, dark (app/layout.tsx).
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
  // The page may come from the back/forward cache or have been prerendered.
  addEventListener('pageshow', showStored)
  document.addEventListener('prerenderingchange', showStored)
  showStored()
}
