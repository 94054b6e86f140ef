import type { MetadataRoute } from 'next'
import { homeHref, withBasePath } from '@/lib/galley/addresses/urls'
import { site } from '@/lib/site'

export const dynamic = 'force-static'

/** Serves the web app manifest. As `manifest.ts`, Next would link it from every page. */
export function GET(): Response {
  const manifest: MetadataRoute.Manifest = {
    name: site.title,
    description: site.description,
    lang: site.lang,
    start_url: homeHref(),
    scope: homeHref(),
    display: 'browser',
    background_color: site.colors.light,
    theme_color: site.colors.light,
    icons: [
      { src: withBasePath('/icon.svg'), type: 'image/svg+xml', sizes: 'any' },
      { src: withBasePath('/icon-512.png'), type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
  }
  return Response.json(manifest, { headers: { 'content-type': 'application/manifest+json' } })
}
