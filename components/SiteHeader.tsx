import { homeHref, withBasePath } from '@/lib/galley/addresses/urls'
import { translate } from '@/lib/galley/content/translation'
import { site } from '@/lib/site'
import { ThemeSwitch } from './ThemeSwitch'

/** Renders the header of every page: the home link and the main navigation. */
export function SiteHeader() {
  return (
    <header className="site-header">
      <a className="site-title" href={homeHref()}>
        {site.title}
      </a>
      <nav aria-label={translate(site.lang).messages.mainNavigation}>
        <ul>
          {site.nav.map(({ label, path }) => (
            <li key={path}>
              <a href={withBasePath(path)}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
      <ThemeSwitch />
    </header>
  )
}
