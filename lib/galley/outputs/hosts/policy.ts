import { site } from '../../../site'
import { withBasePath } from '../../addresses/urls'
import { toHostGlob } from '../../config/address-patterns'
import { feedFormats } from '../../config/feed-formats'
import { basePolicy } from '../../html/page-policy'
import { getMediaType } from './media-types'
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

const { post, tag } = site.addresses.patterns

/** Files whose type a host may not know, or get wrong. */
const typed = [
  ...feedFormats.map(({ file }) => `/${file}`),
  '/img/*.avif',
  '/llms.txt',
  '/manifest.webmanifest',
  toHostGlob(post, post.ending === '/' ? '/index.md' : '.md'),
  '/robots.txt',
  '/sitemap.xml',
  toHostGlob(tag, `/${feedFormats[0].file}`),
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
 * What a drawing that is opened by itself may do: show what it holds. It gets an origin of its own, so that even a script
 * of one that nobody has checked could do nothing to the site. It says all that the policy of other files says, too.
 */
export const drawingPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'sandbox',
  // The pictures and fonts that a drawing may hold.
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

/**
 * What a host is to send with the files of an export, given by their paths in there: rules for those alone that are
 * there. No two rules set the same header of one path, since hosts differ in what they make of that; but for the policy of
 * drawings, which is right on all of them. Cloudflare Pages joins the values with a comma, and browsers enforce each of
 * two policies (https://developers.cloudflare.com/pages/configuration/headers/, https://www.w3.org/TR/CSP3/#multiple-policies);
 * on Netlify the later rule's value replaces the earlier one's
 * (https://github.com/netlify/cli/blob/6afe7bd513df6b5c200117d33ff81c575cfd0454/src/utils/headers.mjs).
 */
export function createHeaderRules(files: string[]): HeaderRule[] {
  return [
    { path: '/*', headers: createSecurityHeaders() },
    ...hashed.map((path) => ({ path, headers: { 'Cache-Control': immutable } })),
    ...getDrawings(files).map((path) => ({ path, headers: { 'Content-Security-Policy': drawingPolicy } })),
    ...typed.map((path) => ({ path, headers: { 'Content-Type': getMediaType(path) } })),
  ]
    .filter(({ path }) => files.some((file) => matchPath(path, `/${file}`)))
    .map(({ path, headers }) => ({ path: withBasePath(path), headers }))
}

/** The patterns of drawings, as the files write the ending: hosts take capitals for other letters. */
function getDrawings(files: string[]): string[] {
  return [...new Set(files.flatMap((file) => /\.svg$/i.exec(file) ?? []))].sort().map((ending) => `/*${ending}`)
}

/** Whether a rule is for drawings alone. */
export function isOfDrawings({ path }: HeaderRule): boolean {
  return /\/\*\.svg$/i.test(path)
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
