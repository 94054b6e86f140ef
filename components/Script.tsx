import { getScriptFile, type ScriptName } from '@/lib/scripts'
import { scriptHref } from '@/lib/urls'

/** Loads a script of `lib/browser` beside the page and runs it once the page is there. */
export function Script({ name }: { name: ScriptName }) {
  // The page does not wait for it, so neither does anything that the page waits for.
  return <script type="module" src={scriptHref(getScriptFile(name))} fetchPriority="low" />
}
