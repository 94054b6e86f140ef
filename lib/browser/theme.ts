/** The themes that a reader can choose; `system` is the default. */
export const themes = ['system', 'light', 'dark'] as const

/** A theme that a reader can choose. */
export type Theme = (typeof themes)[number]

/** Returns the stored theme; `system` if storage is blocked or holds something else. */
export function readTheme(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem('theme')) ?? 'system'
  } catch {
    return 'system'
  }
}

/** Stores the reader's theme, if storage is available. */
export function storeTheme(theme: string): void {
  try {
    localStorage.setItem('theme', theme)
  } catch {
    // The theme applies to this page only.
  }
}

/** Applies a theme, and shows the elements that need scripts (components/styles/base.css). */
export function showTheme(theme: string): void {
  document.documentElement.dataset.theme = theme
}
