import { serializeJsonLd, type JsonLd as Thing } from '@/lib/galley/outputs/metadata/json-ld'
import { DataScript } from './DataScript'

/** Renders a page's structured data. */
export function JsonLd({ things }: { things: Thing[] }) {
  return <DataScript type="application/ld+json" json={serializeJsonLd(things)} />
}
