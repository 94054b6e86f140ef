import { declareInline } from '@/lib/galley/html/inline'

/** Renders a `<script>` that holds JSON for the browser or for crawlers. */
export function DataScript({ type, json }: { type: string; json: string }) {
  // Escapes whatever could end the script element.
  const text = json.replace(/</g, '\\u003c')
  if (type === 'speculationrules') declareInline({ kind: 'script', text })
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React escapes text, and a script's text must not be escaped.
  return <script type={type} dangerouslySetInnerHTML={{ __html: text }} />
}
