import { getSiteFeeds } from '@/lib/galley/addresses/feeds'
import { translate } from '@/lib/galley/content/translation'
import { site } from '@/lib/site'
import { LicenceLink } from './LicenceLink'
import { Message } from './Message'

/** Renders the footer of every page: contact, feeds, profiles, licence. */
export function SiteFooter() {
  const { messages } = translate(site.lang)
  const { licence } = site
  return (
    <footer className="site-footer">
      <ul>
        {site.contact && (
          <li>
            <a href={`mailto:${site.contact}`}>{messages.contact}</a>
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
      {licence && (
        <p>
          <Message text={messages.siteLicence} parts={{ licence: () => <LicenceLink licence={licence} /> }} />
        </p>
      )}
    </footer>
  )
}
