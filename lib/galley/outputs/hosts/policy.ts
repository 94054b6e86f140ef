import { site } from '../../../site'
import { withBasePath } from '../../addresses/urls'
import { toHostGlob } from '../../config/address-patterns'
import { feedFormats } from '../../config/feed-formats'
import { basePolicy } from '../../html/page-policy'
import { getMediaType } from './media-types'
import { matchPath } from './paths'

/** Headers for all paths that match a pattern, which can contain one `*`. */
export type HeaderRule = { path: string; headers: Record<string, string> }

/** The `Cache-Control` of files that can change under the same name. */
export const revalidated = 'public, max-age=0, must-revalidate'
/** The `Cache-Control` of files with a fingerprint in their names. */
export const immutable = 'public, max-age=31536000, immutable'

/** Files with a fingerprint in their names. */
const hashed = [
  '/_next/static/*',
  '/img/*',
  '/pagefind/*.pf_meta',
  '/pagefind/filter/*',
  '/pagefind/fragment/*',
  '/pagefind/index/*',
]

const { post, tag } = site.addresses.patterns

/** Files whose media type a host may not know. */
const typed = [
  ...feedFormats.map(({ file }) => `/${file}`),
  '/img/*.avif',
  '/llms.txt',
  '/manifest.webmanifest',
  toHostGlob(post, post.ending === '/' ? '/index.md' : '.md'),
  '/robots.txt',
  '/sitemap.xml',
  '/sitemap-*.xml',
  toHostGlob(tag, `/${feedFormats[0].file}`),
]

/** Browser features that no page of a blog needs. */
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
 * The CSP of SVG files that are opened directly: they may only show their content. `sandbox` blocks scripts and gives them
 * an opaque origin, so that even an unchecked file cannot harm the site. Includes the directives for other files.
 */
export const drawingPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'sandbox',
  // Images and fonts within the SVG.
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

/**
 * Returns the header rules for the files of an export, without rules that match no file. No two rules set the same header
 * for a path, since hosts handle that differently. The exception is the CSP of SVG files, which works on all of them:
 * Cloudflare Pages joins the values with a comma, and browsers enforce both policies (https://developers.cloudflare.com/pages/configuration/headers/, https://www.w3.org/TR/CSP3/#multiple-policies);
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

/** Returns patterns for SVG files in each spelling of the extension that occurs, since hosts compare case-sensitively. */
function getDrawings(files: string[]): string[] {
  return [...new Set(files.flatMap((file) => /\.svg$/i.exec(file) ?? []))].sort().map((ending) => `/*${ending}`)
}

/** Whether a rule is for SVG files only. */
export function isOfDrawings({ path }: HeaderRule): boolean {
  return /\/\*\.svg$/i.test(path)
}

/** Returns the headers of every response. Pages also contain their own CSP. */
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
