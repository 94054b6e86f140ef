import { site } from '@/lib/site'

/** The script of the analytics service that lib/site.ts names. `next dev` leaves it out, so that your own visits do not count. */
export function Analytics() {
  if (!site.analytics || process.env.NODE_ENV === 'development') return null
  const { src, attributes } = site.analytics
  return <script src={src} defer {...attributes} />
}
