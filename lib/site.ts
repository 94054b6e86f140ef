import { defineSite } from './galley/config/site-schema'
import { env } from './galley/core/env'

/** The facts about this site. `lib/galley/config/site-schema.ts` documents each field; unknown fields are errors. */
export const site = defineSite({
  url: env.siteUrl ?? 'https://galley.example',
  title: 'Galley',
  description: 'Field notes on networks, packet filters, Debian and Kubernetes.',
  lang: 'en',
  timeZone: 'Europe/Madrid',
  authors: ['mara'],
  postsPerPage: 14,
  feedItems: 20,
  relatedPosts: 4,
  licence: { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
  source: { repository: 'https://github.com/galley-blog/galley', branch: 'main' },
  nav: [
    { label: 'Tags', path: '/tags/' },
    { label: 'Archive', path: '/archive/' },
    { label: 'Search', path: '/search/' },
    { label: 'About', path: '/about/' },
  ],
  contact: 'editors@galley.example',
  links: [
    { label: 'GitHub', url: 'https://github.com/galley-blog' },
    { label: 'Mastodon', url: 'https://mastodon.example/@galley' },
  ],
  content: { allowCode: false },
  check: { severities: {} },
  policy: { httpsMaxAge: 31_536_000, referrer: 'strict-origin-when-cross-origin', allow: {} },
  colors: { light: '#fdfcf9', dark: '#15181c' },
})
