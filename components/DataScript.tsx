import { declareInline } from '@/lib/galley/html/inline'

/** A script that holds data and runs nothing: what it says is for the browser, or for machines that read the page. */
export function DataScript({ type, json }: { type: string; json: string }) {
  // What could end the script.
  const text = json.replace(/</g, '\\u003c')
  if (type === 'speculationrules') declareInline({ kind: 'script', text })
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React escapes text, and a script's text must not be escaped.
  return <script type={type} dangerouslySetInnerHTML={{ __html: text }} />
}
