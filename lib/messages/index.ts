import { ar } from './ar'
import { cs } from './cs'
import { de } from './de'
import { el } from './el'
import { en } from './en'
import { es } from './es'
import { fa } from './fa'
import { fr } from './fr'
import { he } from './he'
import { hi } from './hi'
import { id } from './id'
import { it } from './it'
import { ja } from './ja'
import { ko } from './ko'
import type { Messages } from './messages'
import { nl } from './nl'
import { pl } from './pl'
import { ptBr } from './pt-br'
import { ru } from './ru'
import { sv } from './sv'
import { tr } from './tr'
import { uk } from './uk'
import { vi } from './vi'
import { zhHans } from './zh-hans'
import { zhHant } from './zh-hant'

/** The messages of each language, by its BCP 47 tag. Another language is one more file and one line here. */
export const messages: Record<string, Messages> = {
  ar,
  cs,
  de,
  el,
  en,
  es,
  fa,
  fr,
  he,
  hi,
  id,
  it,
  ja,
  ko,
  nl,
  pl,
  'pt-BR': ptBr,
  ru,
  sv,
  tr,
  uk,
  vi,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
}
