import { themes } from '@/lib/browser/theme'

/** Lets a reader choose between light, dark and what the system says; lib/browser/theme-switch.ts does it. */
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
