import { bundleScript } from '@/lib/scripts'

/** A script of `lib/browser` that runs where it stands, before what comes behind it is shown. */
export async function InlineScript({ name }: { name: 'first' | 'search' }) {
  const script = await bundleScript(name)
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React escapes text, and a script's text must not be escaped.
  return <script dangerouslySetInnerHTML={{ __html: script }} />
}
