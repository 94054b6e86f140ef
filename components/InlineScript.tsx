import { bundle } from '@/lib/galley/core/bundle'
import { declareInline } from '@/lib/galley/html/inline'

/**
 * A script of `lib/browser` that runs where it stands, before what comes behind it is shown. A file of its own would cost
 * a first visit another trip to the server.
 */
export function InlineScript({ name }: { name: 'first' | 'reader' | 'search' }) {
  const text = bundle(`lib/browser/${name}.ts`)
  declareInline({ kind: 'script', text })
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React escapes text, and a script's text must not be escaped.
  return <script dangerouslySetInnerHTML={{ __html: text }} />
}
