import type { ComponentType } from 'react'
import type { ComponentName, ComponentProps } from '@/lib/galley/markdown/components'
import { Option121 } from './Option121'
import { Video } from './Video'

/** Returns the components that posts can use, by their names there; `lang` is the language of their labels. */
export function createMdxComponents(lang: string) {
  return {
    Option121Encoder: Option121,
    Video: (props) => <Video {...props} lang={lang} />,
  } satisfies { [Name in ComponentName]: ComponentType<ComponentProps<Name>> }
}
