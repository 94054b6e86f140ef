import { themes } from '@/lib/browser/theme'
import { translate } from '@/lib/galley/content/translation'
import { site } from '@/lib/site'

/** Renders the choice of theme: light, dark or the system's. lib/browser/theme-switch.ts applies it. */
export function ThemeSwitch() {
  const { messages } = translate(site.lang)
  return (
    <span className="theme scripted" title={messages.theme}>
      <select aria-label={messages.theme}>
        {themes.map((theme) => (
          <option key={theme} value={theme}>
            {messages.themes[theme]}
          </option>
        ))}
      </select>
    </span>
  )
}
