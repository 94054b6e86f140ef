import { bundleScript } from '@/lib/scripts'

/** A script of `lib/browser` that runs where it stands, before what comes behind it is shown. */
export function InlineScript({ name }: { name: 'first' | 'search' }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React escapes text, and a script's text must not be escaped.
  return <script dangerouslySetInnerHTML={{ __html: bundleScript(name) }} />
}
