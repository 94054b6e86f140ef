import { messages } from '../../messages'
import type { Messages } from '../../messages/messages'

/**
 * Returns the messages of a language: its own, or those of another region of the same language and script (`pt` has those
 * of `pt-BR`); undefined if there are none.
 */
export function findMessages(lang: string): Messages | undefined {
  const script = getScript(lang)
  return messages[lang] ?? Object.entries(messages).find(([tag]) => getScript(tag) === script)?.[1]
}

/** Returns a tag's language and script, such as `zh-Hant` for `zh-TW`. */
function getScript(lang: string): string {
  const { language, script } = new Intl.Locale(lang).maximize()
  return `${language}-${script}`
}
