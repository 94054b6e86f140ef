import type { ReactNode } from 'react'
import { createBreadcrumbs, type JsonLd as Thing } from '@/lib/galley/outputs/metadata/json-ld'
import type { PageFacts } from '@/lib/galley/outputs/metadata/metadata'
import { JsonLd } from './JsonLd'

/** Renders a listing: title, introduction, list. */
export function ListingPage({
  page,
  things = [],
  children,
}: {
  page: PageFacts
  things?: Thing[]
  children: ReactNode
}) {
  return (
    <div className="listing-page">
      <JsonLd things={[...things, createBreadcrumbs([{ name: page.title, href: page.href }])]} />
      <h1 dir="auto">{page.title}</h1>
      {children}
    </div>
  )
}
