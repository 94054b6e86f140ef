import type { Messages } from '../../messages/messages'
import { site } from '../../site'
import { findMessages } from '../config/languages'
import { fillMessage, fillPlural, type Plural, type Values } from '../core/messages'

/** The messages of a language, and what fills them with numbers and plurals as that language writes them. */
export type Translation = {
  lang: string
  messages: Messages
  fill(text: string, values: Values): string
  count(plural: Plural, count: number, values?: Values): string
}

const known = new Map<string, Translation>()

/**
 * Returns the messages of a language, or of the site's language if there are none in it; with the words that `lib/site.ts`
 * replaces in those of the site.
 */
export function translate(lang: string): Translation {
  const translation = known.get(lang) ?? createTranslation(lang)
  known.set(lang, translation)
  return translation
}

function createTranslation(lang: string): Translation {
  const ofSite = findMessages(site.lang)
  const own = findMessages(lang) ?? ofSite
  if (!own) throw new Error(`There are no messages in "${lang}".`)
  return {
    lang,
    messages: own === ofSite ? { ...own, ...site.messages } : own,
    fill: (text, values) => fillMessage(text, values, lang),
    count: (plural, count, values = {}) => fillPlural(plural, count, values, lang),
  }
}
