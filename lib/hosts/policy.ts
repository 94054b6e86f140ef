import { feedFormats } from '../feeds'
import { site } from '../site'
import { withBasePath } from '../urls'
import { getMediaType } from './media-types'
import { basePolicy } from './page-policy'
import { matchPath } from './paths'

/** Headers of all paths that match a pattern, in which `*` stands for any text and occurs once at most. */
export type HeaderRule = { path: string; headers: Record<string, string> }

/** Of files that may change under their names: browsers ask whether they have. */
export const revalidated = 'public, max-age=0, must-revalidate'
/** Of files that get another name when they change. */
export const immutable = 'public, max-age=31536000, immutable'

/** Files whose names are made of their content. */
const hashed = [
  '/_next/static/*',
  '/img/*',
  '/pagefind/*.pf_meta',
  '/pagefind/filter/*',
  '/pagefind/fragment/*',
  '/pagefind/index/*',
]

/** Files whose type a host may not know, or get wrong. */
const typed = [
  ...feedFormats.map(({ file }) => `/${file}`),
  '/img/*.avif',
  '/llms.txt',
  '/manifest.webmanifest',
  '/posts/*/index.md',
  '/robots.txt',
  '/sitemap.xml',
  `/tags/*/${feedFormats[0].file}`,
]

/** What no page of a blog asks for. */
const features = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]

/**
 * What a host is to send with the files of an export, given by their paths in there: rules for those alone that are
 * there. No two rules set the same header of one path, since hosts differ in what they make of that.
 */
export function createHeaderRules(files: string[]): HeaderRule[] {
  return [
    { path: '/*', headers: createSecurityHeaders() },
    ...hashed.map((path) => ({ path, headers: { 'Cache-Control': immutable } })),
    ...typed.map((path) => ({ path, headers: { 'Content-Type': getMediaType(path) } })),
  ]
    .filter(({ path }) => files.some((file) => matchPath(path, `/${file}`)))
    .map(({ path, headers }) => ({ path: withBasePath(path), headers }))
}

/** What every answer says, besides the policy that each page holds. */
function createSecurityHeaders(): Record<string, string> {
  const { httpsMaxAge, referrer } = site.policy
  return {
    'Content-Security-Policy': [...basePolicy, "frame-ancestors 'none'", "object-src 'none'"].join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': features.map((feature) => `${feature}=()`).join(', '),
    'Referrer-Policy': referrer,
    ...(httpsMaxAge > 0 ? { 'Strict-Transport-Security': `max-age=${httpsMaxAge}` } : {}),
    'X-Content-Type-Options': 'nosniff',
  }
}
