/** What a reader may choose; `system` is the choice of who has not chosen. */
export const themes = ['system', 'light', 'dark'] as const

/** A theme that a reader may choose. */
export type Theme = (typeof themes)[number]

/** The reader's theme; `system` where storage is blocked or holds something else. */
export function readTheme(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem('theme')) ?? 'system'
  } catch {
    return 'system'
  }
}

/** Remembers the reader's theme, where that is possible. */
export function storeTheme(theme: string): void {
  try {
    localStorage.setItem('theme', theme)
  } catch {
    // It holds for this page.
  }
}

/** Shows the page in a theme, and with it what waits for a script (components/styles/base.css). */
export function showTheme(theme: string): void {
  document.documentElement.dataset.theme = theme
}
