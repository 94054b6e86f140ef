import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { Analytics } from '@/components/Analytics'
import { DevOverlay } from '@/components/DevOverlay'
import { InlineScript } from '@/components/InlineScript'
import { createLabels } from '@/components/Prose'
import { SiteFooter } from '@/components/SiteFooter'
import { SiteHeader } from '@/components/SiteHeader'
import { SpeculationRules } from '@/components/SpeculationRules'
import { translate } from '@/lib/galley/content/translation'
import '@/components/styles/index.css'
import { withBasePath } from '@/lib/galley/addresses/urls'
import { textDirection } from '@/lib/galley/core/text'
import { pageId } from '@/lib/galley/markup/ids'
import { site } from '@/lib/site'

export const metadata: Metadata = {
  metadataBase: new URL(site.url),
  icons: {
    icon: [
      { url: withBasePath('/favicon.ico'), sizes: '32x32' },
      { url: withBasePath('/icon.svg'), type: 'image/svg+xml' },
    ],
    apple: withBasePath('/apple-icon.png'),
  },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: site.colors.light },
    { media: '(prefers-color-scheme: dark)', color: site.colors.dark },
  ],
}

const contentId = pageId('content')

export default function RootLayout({ children }: { children: ReactNode }) {
  const { messages } = translate(site.lang)
  return (
    // The first script sets data-theme before React hydrates.
    <html lang={site.lang} dir={textDirection(site.lang)} suppressHydrationWarning>
      <head>
        <InlineScript name="first" />
      </head>
      <body {...createLabels(site.lang)}>
        <a className="skip-link" href={`#${contentId}`}>
          {messages.skip}
        </a>
        <SiteHeader />
        <main id={contentId}>{children}</main>
        <SiteFooter />
        <InlineScript name="reader" />
        <SpeculationRules />
        <Analytics />
        <DevOverlay />
      </body>
    </html>
  )
}
