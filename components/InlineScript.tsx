import { bundle } from '@/lib/galley/core/bundle'
import { declareInline } from '@/lib/galley/html/inline'

/**
 * Inlines a script of `lib/browser`, which runs before what follows it is shown. As a file, it would cost another round
 * trip on a first visit.
 */
export function InlineScript({ name }: { name: 'first' | 'reader' | 'search' }) {
  const text = bundle(`lib/browser/${name}.ts`)
  declareInline({ kind: 'script', text })
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React escapes text, and a script's text must not be escaped.
  return <script dangerouslySetInnerHTML={{ __html: text }} />
}
