import { getSiteFeeds } from '@/lib/galley/addresses/feeds'
import { site } from '@/lib/site'

/** Renders the footer of every page: contact, feeds, profiles, licence. */
export function SiteFooter() {
  return (
    <footer className="site-footer">
      <ul>
        {site.contact && (
          <li>
            <a href={`mailto:${site.contact}`}>Contact</a>
          </li>
        )}
        {site.links.map(({ label, url }) => (
          <li key={url}>
            <a href={url} rel="me">
              {label}
            </a>
          </li>
        ))}
        {getSiteFeeds().map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      {site.licence && (
        <p>
          Text and images are under{' '}
          <a href={site.licence.url} rel="license">
            {site.licence.name}
          </a>
          .
        </p>
      )}
    </footer>
  )
}
