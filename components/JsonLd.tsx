import { serializeJsonLd, type JsonLd as Thing } from '@/lib/json-ld'

/** What a page is about, for machines. */
export function JsonLd({ things }: { things: Thing[] }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React escapes text, and a script's text must not be escaped.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: serializeJsonLd(things) }} />
}
