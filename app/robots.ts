import type { MetadataRoute } from 'next'
import { absoluteUrl, withBasePath } from '@/lib/galley/addresses/urls'

export const dynamic = 'force-static'

export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', allow: '/' }, sitemap: absoluteUrl(withBasePath('/sitemap.xml')) }
}
