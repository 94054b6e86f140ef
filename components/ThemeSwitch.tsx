import { themes } from '@/lib/browser/theme'

/** Renders the choice of theme: light, dark or the system's. lib/browser/theme-switch.ts applies it. */
export function ThemeSwitch() {
  return (
    <span className="theme scripted" title="Theme">
      <select aria-label="Theme">
        {themes.map((theme) => (
          <option key={theme} value={theme}>
            {theme.replace(/^./, (first) => first.toUpperCase())}
          </option>
        ))}
      </select>
    </span>
  )
}
