import { site } from '@/lib/site'

/** Loads the analytics script of lib/site.ts, except in `next dev`, so that your own visits do not count. */
export function Analytics() {
  if (!site.analytics || process.env.NODE_ENV === 'development') return null
  const { src, attributes } = site.analytics
  return <script src={src} defer {...attributes} />
}
