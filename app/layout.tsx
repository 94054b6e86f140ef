import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { DevOverlay } from '@/components/DevOverlay'
import { SiteFooter } from '@/components/SiteFooter'
import { SiteHeader } from '@/components/SiteHeader'
import { SpeculationRules } from '@/components/SpeculationRules'
import '@/components/styles/index.css'
import { site } from '@/lib/site'
import { textDirection } from '@/lib/text'

export const metadata: Metadata = { metadataBase: new URL(site.url) }

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: site.colors.light },
    { media: '(prefers-color-scheme: dark)', color: site.colors.dark },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={site.lang} dir={textDirection(site.lang)}>
      <body>
        <a className="skip-link" href="#skip-target">
          Skip to the text
        </a>
        <SiteHeader />
        <main id="skip-target">{children}</main>
        <SiteFooter />
        <SpeculationRules />
        <DevOverlay />
      </body>
    </html>
  )
}
